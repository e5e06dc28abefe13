import { luciaSessions } from '../../server/domain/auth/sessions.ts'
import type { Tx } from '../../server/storage/database.ts'
import { packText } from '../../server/storage/packedText.ts'
import { insertCase, setCareRole } from '../../server/storage/repos/cases.ts'
import { putReason } from '../../server/storage/repos/checkReasons.ts'
import { insertComment } from '../../server/storage/repos/comments.ts'
import { insertCommentThread } from '../../server/storage/repos/commentThreads.ts'
import { insertCredential } from '../../server/storage/repos/credentials.ts'
import { insertHeld } from '../../server/storage/repos/held.ts'
import { insertInvitation, listInvitations } from '../../server/storage/repos/invitations.ts'
import { insertHour } from '../../server/storage/repos/ledger.ts'
import { putGrant } from '../../server/storage/repos/processGrants.ts'
import { insertSupervision } from '../../server/storage/repos/supervision.ts'
import { insertTeam, insertTeamMember, listTeams } from '../../server/storage/repos/teams.ts'
import { insertVersion } from '../../server/storage/repos/versions.ts'
import type { Role } from '../../shared/access/vocabulary.ts'
import type { MemberId, NoteId, PracticeId } from '../../shared/ids.ts'
import { seal, supervise } from '../review/desk.ts'
import { ids, insertNewNote, makeMember } from '../storage/store.ts'
import { caller as callAs, newMember, newPractice, type TestMember } from '../support/actors.ts'
import type { App } from '../support/app.ts'
import { type Caller, type Callers, type Chart, type ChartState, pathOf, type Row } from './row.ts'
import { insertTemplates, noTemplates } from './templateCharts.ts'

const noText = packText({ type: 'doc' })

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
  // Those two sign, which takes a password. The one answers for the other's notes.
  const [lead, supervisor] = [
    await newMember(app, practiceId, ['clinician']),
    await newMember(app, practiceId, ['supervisor']),
  ]
  await supervise(app, supervisor, lead)
  return {
    people: {
      stranger: await member(elsewhere, 'clinician', 'supervisor'),
      strangerAdmin: await member(elsewhere, 'admin'),
      colleague: await member(practiceId, 'clinician', 'supervisor'),
      admin: await member(practiceId, 'admin'),
      observer: await member(practiceId, 'clinician'),
      supervisor,
      prescriber: await member(practiceId, 'clinician'),
      cotherapist: await member(practiceId, 'clinician'),
      lead,
    },
    spare: await member(practiceId, 'clinician'),
  }
}

/** A chart of the practice, with words held in it for who is about to ask, where that is one of its care team. */
export async function chartFor(
  app: App,
  { people, spare }: { people: Callers; spare: TestMember },
  caller: Caller,
  state: ChartState | 'open' = 'open',
  { withTemplates = false } = {},
): Promise<Chart> {
  const { practiceId, id: author } = people.lead
  const [caseId, heldId, reasonId] = [ids.case(), ids.held(), ids.reason()]
  const [threadId, commentId] = [ids.thread(), ids.comment()]
  const team = [
    [people.lead, 'lead'],
    [people.cotherapist, 'co-therapist'],
    [people.prescriber, 'prescriber'],
    [people.supervisor, 'supervisor'],
    [people.observer, 'observer'],
  ] as const
  // Whoever is not on the care team asks for somebody else's words.
  const [holder] = team.find(([member]) => caller !== 'anonymous' && member === people[caller]) ?? team[0]
  const notes = await app.services.database.write(async (tx) => {
    const row = { id: caseId, code: caseId, preferredName: null, pronouns: null, indication: null, createdAt: 1 }
    await insertCase(tx, practiceId, { ...row, closedAt: state === 'closed' ? 1 : null })
    for (const [member, role] of team) await setCareRole(tx, practiceId, { caseId, memberId: member.id, role })
    const note = await insertNewNote(tx, { practiceId, caseId, author, phase: 'session' })
    const held = { id: heldId, memberId: holder.id, reason: 'locked' as const, text: 'held words', place: null, at: 1 }
    await insertHeld(tx, practiceId, { ...held, documentId: note.documentId, bytes: null })
    const reason = { code: 'section_empty', place: 'a section', about: '', reason: 'said elsewhere' } as const
    await putReason(tx, practiceId, note.noteId, { id: reasonId, ...reason, memberId: author, at: 1 })
    await insertSuggestion(tx, practiceId, { noteId: note.noteId, threadId, commentId, memberId: author })
    const own = await insertNewNote(tx, { practiceId, caseId, author, kind: 'process' })
    const shared = await insertNewNote(tx, { practiceId, caseId, author, kind: 'process' })
    const grant = { noteId: shared.noteId, memberId: people.supervisor.id, grantedBy: author, at: 1 }
    await putGrant(tx, practiceId, grant)
    const versionOf = async ({ noteId }: typeof note) => {
      const id = ids.version()
      const version = { id, number: 1, head: 1, at: 1, reason: 'created' as const, memberId: author, ofVersionId: null }
      await insertVersion(tx, practiceId, noteId, { ...version, writers: [], schemaVersion: 1, bytes: noText })
      return id
    }
    return {
      ...note,
      processNoteId: own.noteId,
      sharedProcessNoteId: shared.noteId,
      versionId: await versionOf(note),
      processVersionId: await versionOf(own),
      sharedProcessVersionId: await versionOf(shared),
    }
  })
  await bringInto(state, people, notes.noteId)
  const { colleague, observer, supervisor } = people
  const beside = await besideTheCases(app, people)
  const hourId = ids.hour()
  const hour = { id: hourId, superviseeId: author, heldOn: '2026-11-02', minutes: 1, at: 1 }
  await app.services.database.write((tx) => insertHour(tx, practiceId, supervisor.id, hour))
  const members = {
    lead: author,
    hourId,
    colleague: colleague.id,
    observer: observer.id,
    supervisor: supervisor.id,
    spare: spare.id,
  }
  const templates = withTemplates
    ? await app.services.database.write((tx) => insertTemplates(tx, people))
    : noTemplates()
  return { caseId, ...templates, ...notes, heldId, reasonId, threadId, commentId, ...members, ...beside }
}

/** The chart that a row asks about. Templates are there for those rows alone: a practice may have only so many. */
export const chartOf = (
  app: App,
  practice: { people: Callers; spare: TestMember },
  caller: Caller,
  row: Row,
): Promise<Chart> =>
  chartFor(app, practice, caller, row.state, { withTemplates: /\/(templates|library)/.test(row.path) })

/** A comment with a suggested wording, which nobody has answered. */
async function insertSuggestion(
  tx: Tx,
  practiceId: PracticeId,
  {
    noteId,
    threadId,
    commentId,
    memberId,
  }: Pick<Chart, 'threadId' | 'commentId'> & { noteId: NoteId; memberId: MemberId },
): Promise<void> {
  const unsettled = { settledBy: null, settledAt: null, settledReason: '', resolvedBy: null, resolvedAt: null }
  const about = { anchor: null, quote: 'slept', before: '', after: '' }
  await insertCommentThread(tx, practiceId, {
    id: threadId,
    noteId,
    begunBy: memberId,
    begunAt: 1,
    ...about,
    suggestion: 'slept well',
    suggestionState: 'open',
    ...unsettled,
  })
  const unchanged = { mentions: '[]', at: 1, editedAt: null, removedAt: null }
  await insertComment(tx, practiceId, { id: commentId, threadId, number: 1, memberId, body: 'Well?', ...unchanged })
}

/** Brings a chart's note into a state as its people would. */
async function bringInto(state: ChartState | 'open', { lead, supervisor }: Callers, noteId: string): Promise<void> {
  const note = { id: noteId }
  const answers: Response[] = []
  if (state === 'in_review' || state === 'cosigned') answers.push(await seal(lead, 'submit', note))
  if (state === 'cosigned') answers.push(await seal(supervisor, 'cosign', note))
  if (state === 'discarded') answers.push(await lead.call('POST', `/api/notes/${noteId}/discard`, { reason: 'twice' }))
  for (const { ok, status } of answers)
    if (!ok) throw new Error(`a chart could not be brought into its state: ${status}`)
}

/** What an admin of the practice has made: somebody new, with everything that one can have. */
async function besideTheCases(app: App, people: Callers) {
  const { practiceId, id: admin } = people.admin
  const newcomer = await makeMember(app.services.database, practiceId)
  const credentialId = ids.credential()
  const supervisionId = ids.supervision()
  const { teamId, invitationId } = await app.services.database.write(async (tx) => {
    const credential = { id: credentialId, title: 'A licence', number: null, state: null, expiresOn: null, at: 1 }
    await insertCredential(tx, practiceId, newcomer, credential)
    // A practice may have only so many: from some number on, charts share them.
    const [known, ...others] = await listTeams(tx, practiceId)
    const teamId = known && others.length > 50 ? known.id : ids.team()
    if (teamId !== known?.id) await insertTeam(tx, practiceId, { id: teamId, name: teamId, at: 1 })
    await insertTeamMember(tx, practiceId, teamId, newcomer)
    const between = { supervisorId: people.colleague.id, superviseeId: newcomer, backupId: null }
    await insertSupervision(tx, practiceId, { id: supervisionId, ...between, from: 1, to: null, covers: null })
    const [invited, ...more] = await listInvitations(tx, practiceId)
    if (invited && more.length > 50) return { teamId, invitationId: invited.id }
    const invitationId = ids.invitation()
    const [email, expiresAt] = [`${invitationId}@test.example`, app.clock.now() + 60_000]
    const invitation = { id: invitationId, email, name: null, roles: ['clinician' as const], invitedBy: admin }
    await insertInvitation(tx, practiceId, { ...invitation, createdAt: 1, expiresAt, tokenHash: invitationId })
    return { teamId, invitationId }
  })
  return { newcomer, credentialId, teamId, invitationId, supervisionId }
}

/** Asks a row as one of the callers, signing out of nothing but a session made for that. */
export async function ask(app: App, people: Callers, caller: Caller, row: Row, chart: Chart): Promise<Response> {
  const isTheEnd = /\/(sign-out|lock)$/.test(row.path)
  const cookie =
    caller === 'anonymous' ? undefined : isTheEnd ? await sessionOf(app, people[caller]) : people[caller].cookie
  const response = await callAs(app.url, cookie)(row.method, pathOf(row, chart), row.body?.(chart))
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response
  // It goes on for as long as somebody listens.
  await response.body?.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}
