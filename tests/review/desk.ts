import { insertSupervision } from '../../server/storage/repos/supervision.ts'
import { Note } from '../../shared/api/notes.ts'
import { NoteSignatures } from '../../shared/api/review.ts'
import { ids } from '../storage/store.ts'
import { newMember, onCareTeam, password, type TestMember } from '../support/actors.ts'
import type { App } from '../support/app.ts'
import { type Pair, pair } from '../sync/pair.ts'

/** Two clinicians with a note open, their supervisor, and a prescriber. The lead is supervised, the co-therapist is not. */
export async function reviewedPair(options: Parameters<typeof pair>[0] = {}) {
  const people = await pair(options)
  const { app, practiceId, caseId, lead, supervisor } = people
  const prescriber = await newMember(app, practiceId, ['clinician'], 'Prescriber')
  await onCareTeam(app, caseId, prescriber, 'prescriber')
  await supervise(app, supervisor, lead)
  return { ...people, prescriber }
}
export type ReviewedPair = Pair & { prescriber: TestMember }

/** The supervisor answers for the supervisee’s notes from now on. */
export async function supervise(app: App, supervisor: TestMember, supervisee: TestMember): Promise<void> {
  const between = { supervisorId: supervisor.id, superviseeId: supervisee.id, backupId: null }
  const row = { id: ids.supervision(), ...between, from: 1, to: null, covers: null }
  await app.services.database.write((tx) => insertSupervision(tx, supervisor.practiceId, row))
}

export const noteFor = async (member: TestMember, note: { id: string }): Promise<Note> =>
  Note.parse(await (await member.call('GET', `/api/notes/${note.id}`)).json())

/** Signs in one of the ways that there are, with the right password, at the version that the note has now or that is given. */
export async function seal(
  member: TestMember,
  act: 'sign' | 'submit' | 'cosign' | 'attest',
  note: { id: string },
  { version, ...more }: Record<string, unknown> = {},
): Promise<Response> {
  const at = version ?? (await noteFor(member, note)).version
  return member.call('POST', `/api/notes/${note.id}/${act}`, { password, attest: true, version: at, ...more })
}

export const signaturesOf = async (member: TestMember, note: { id: string }) =>
  NoteSignatures.parse(await (await member.call('GET', `/api/notes/${note.id}/signatures`)).json()).items

/** How an answer to an act of review went: its status, and why where it was refused. */
export async function outcome(response: Response): Promise<string> {
  const body = await response.json()
  return [response.status, body.reason ?? body.code ?? body.status].join(' ')
}
