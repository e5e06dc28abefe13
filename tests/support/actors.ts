import { argon2Sync, randomUUID } from 'node:crypto'
import { luciaSessions } from '../../server/domain/auth/sessions.ts'
import { setCareRole } from '../../server/storage/repos/cases.ts'
import { insertMember, insertPractice } from '../../server/storage/repos/people.ts'
import type { CareRole, Role } from '../../shared/access/vocabulary.ts'
import { Case } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { CaseId, MemberId, PracticeId } from '../../shared/ids.ts'
import type { App } from './app.ts'

export const password = 'a long enough password'
/** Hashing is slow on purpose. All test members share one hash, of the least cost that there is. */
const sharedHash = cheapHash(password)

/** Verifying goes by the cost that a hash names. Whoever signs in with it gets one of the full cost, as with any old one. */
function cheapHash(message: string): string {
  const nonce = Buffer.alloc(16, 7)
  const tag = argon2Sync('argon2id', { message, nonce, memory: 8, passes: 1, parallelism: 1, tagLength: 32 })
  const written = [nonce, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''))
  return `$argon2id$v=19$m=8,t=1,p=1$${written.join('$')}`
}

/** A signed-in member of a practice, as a program outside the server. */
export interface TestMember {
  id: MemberId
  practiceId: PracticeId
  email: string
  name: string
  cookie: string
  /** Calls the API as this member, from the site's own origin. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  origin: string
}

export async function newPractice(app: App): Promise<PracticeId> {
  const id = PracticeId.parse(randomUUID())
  await app.services.database.write((tx) => insertPractice(tx, { id, name: 'A practice', at: app.clock.now() }))
  return id
}

/** Adds a member to a practice, with a session of its own. It begins without a password's hashing, which is slow on purpose. */
export async function newMember(
  app: App,
  practiceId: PracticeId,
  roles: Role[],
  name = 'Somebody',
): Promise<TestMember> {
  const id = MemberId.parse(randomUUID())
  const email = `${id}@test.example`
  const member = {
    id,
    practiceId,
    email,
    name,
    roles,
    color: 'p2' as const,
    passwordHash: sharedHash,
    at: app.clock.now(),
  }
  await app.services.database.write((tx) => insertMember(tx, member))
  const sessions = luciaSessions(app.services.database, app.clock.now)
  const { setCookie } = await sessions.begin({ practiceId, memberId: id })
  const cookie = setCookie.split(';')[0] ?? ''
  return { id, practiceId, email, name, cookie, origin: app.url, call: caller(app.url, cookie) }
}

export async function signIn(app: { url: string }, email: string, given = password): Promise<string> {
  const response = await caller(app.url)('POST', '/api/auth/sign-in', { email, password: given })
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}`)
  return cookieOf(response)
}

export const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

export function caller(origin: string, cookie?: string): TestMember['call'] {
  return (method, path, body, headers = {}) =>
    fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin }),
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
}

export async function newCase(lead: TestMember, code = `C-${randomUUID().slice(0, 8)}`): Promise<Case> {
  const response = await lead.call('POST', '/api/cases', { code })
  return Case.parse(await response.json())
}

export async function newNote(
  member: TestMember,
  caseId: CaseId,
  templateId = 'session-guided-imagery',
): Promise<Note> {
  const response = await member.call('POST', `/api/cases/${caseId}/notes`, { templateId })
  return Note.parse(await response.json())
}

/** Puts a member on a care team directly, for what a test takes for granted. */
export async function onCareTeam(app: App, caseId: CaseId, member: TestMember, role: CareRole): Promise<void> {
  await app.services.database.write((tx) => setCareRole(tx, member.practiceId, { caseId, memberId: member.id, role }))
}

/** A case with the usual people on its care team, somebody outside it, and one note. */
export async function clinic(app: App) {
  const practiceId = await newPractice(app)
  const [lead, cotherapist, supervisor, outsider] = await Promise.all([
    newMember(app, practiceId, ['clinician'], 'Lead'),
    newMember(app, practiceId, ['clinician'], 'Co-therapist'),
    newMember(app, practiceId, ['supervisor'], 'Supervisor'),
    newMember(app, practiceId, ['clinician'], 'Outsider'),
  ])
  const clientCase = await newCase(lead)
  const caseId = CaseId.parse(clientCase.id)
  await onCareTeam(app, caseId, cotherapist, 'co-therapist')
  await onCareTeam(app, caseId, supervisor, 'supervisor')
  const note = await newNote(lead, caseId)
  return { practiceId, lead, cotherapist, supervisor, outsider, caseId, note }
}
