import { luciaSessions } from '../../server/domain/auth/sessions.ts'
import { insertCase, setCareRole, setCaseClosed } from '../../server/storage/repos/cases.ts'
import { insertHeld } from '../../server/storage/repos/held.ts'
import type { Role } from '../../shared/access/vocabulary.ts'
import type { PracticeId } from '../../shared/ids.ts'
import { ids, makeMember, makeNote } from '../storage/store.ts'
import { caller as callAs, newPractice, type TestMember } from '../support/actors.ts'
import type { App } from '../support/app.ts'
import type { Caller, Callers, Chart } from './routes.ts'

/** A member with a session that was begun without a password, which is slow on purpose. */
export async function signedIn(
  app: App,
  practiceId: PracticeId,
  roles: Role[],
  name = 'Somebody',
): Promise<TestMember> {
  const { database } = app.services
  const email = `${ids.member()}@test.example`
  const id = await makeMember(database, practiceId, { name, roles, email })
  const cookie = await sessionOf(app, { practiceId, id })
  return { id, practiceId, email, name, cookie, origin: app.url, call: callAs(app.url, cookie) }
}

/** A new session of a member, as a `Cookie` header. */
export async function sessionOf(app: App, of: Pick<TestMember, 'practiceId' | 'id'>): Promise<string> {
  const sessions = luciaSessions(app.services.database, app.clock.now)
  const { setCookie } = await sessions.begin({ practiceId: of.practiceId, memberId: of.id })
  return setCookie.split(';')[0] ?? ''
}

/** A practice with a member for every part that one can have, and another practice. */
export async function practiceOfCallers(app: App): Promise<{ people: Callers; spare: TestMember }> {
  const practiceId = await newPractice(app)
  const elsewhere = await newPractice(app)
  const member = (of: PracticeId, ...roles: Role[]) => signedIn(app, of, roles)
  return {
    people: {
      stranger: await member(elsewhere, 'clinician', 'supervisor'),
      strangerAdmin: await member(elsewhere, 'admin'),
      colleague: await member(practiceId, 'clinician', 'supervisor'),
      admin: await member(practiceId, 'admin'),
      observer: await member(practiceId, 'clinician'),
      supervisor: await member(practiceId, 'supervisor'),
      prescriber: await member(practiceId, 'clinician'),
      cotherapist: await member(practiceId, 'clinician'),
      lead: await member(practiceId, 'clinician'),
    },
    spare: await member(practiceId, 'clinician'),
  }
}

/** A chart of the practice, with words held in it for whoever is about to ask. */
export async function chartFor(
  app: App,
  { people, spare }: { people: Callers; spare: TestMember },
  caller: Caller,
  state: 'open' | 'closed' = 'open',
): Promise<Chart> {
  const { database } = app.services
  const { practiceId } = people.lead
  const caseId = ids.case()
  const row = { id: caseId, code: caseId, preferredName: null, pronouns: null, indication: null, closedAt: null }
  const roles = {
    lead: 'lead',
    cotherapist: 'co-therapist',
    prescriber: 'prescriber',
    supervisor: 'supervisor',
    observer: 'observer',
  } as const
  await database.write(async (tx) => {
    await insertCase(tx, practiceId, { ...row, createdAt: app.clock.now() })
    for (const [who, role] of Object.entries(roles)) {
      const member = Object.entries(people).find(([name]) => name === who)?.[1]
      if (member) await setCareRole(tx, practiceId, { caseId, memberId: member.id, role })
    }
  })
  const { noteId, documentId } = await makeNote(database, { practiceId, caseId, author: people.lead.id })
  const heldId = ids.held()
  const holder = caller === 'anonymous' ? people.lead : people[caller]
  const held = { id: heldId, documentId, memberId: holder.id, reason: 'locked' as const, text: 'held words' }
  await database.write(async (tx) => {
    await insertHeld(tx, practiceId, { ...held, bytes: null, place: null, at: 1 })
    if (state === 'closed') await setCaseClosed(tx, practiceId, caseId, 1)
  })
  const { colleague, observer } = people
  return { caseId, noteId, documentId, heldId, colleague: colleague.id, observer: observer.id, spare: spare.id }
}
