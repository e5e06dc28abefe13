import { z } from 'zod'
import { noteAbilities, readOnlyReason } from '../../../shared/access/policy.ts'
import type { NoteAct, NoteFacts, Viewer } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, DocumentId, MemberId, NoteId } from '../../../shared/ids.ts'
import { type Awaits, awaitsNothing, type Discarded, recoverableFor } from '../../../shared/review/machine.ts'
import type { Reader } from '../../storage/database.ts'
import {
  findNoteOf,
  findNoteOfDocument,
  listAllNotesOf,
  listNotesOf,
  listProcessNotesOf,
  type NoteOfMember,
} from '../../storage/repos/notes.ts'
import { requireCase } from '../cases/cases.ts'
import { freshFacts, withFacts } from '../index/withFacts.ts'
import type { Actor, Asking, Services } from '../services.ts'
import { type SupervisionOf, supervisionOf, unsupervised } from './supervisionOf.ts'

/** A note with what the actor may do with it. */
export interface NoteForActor {
  note: NoteOfMember
  /** What the policy decided from. */
  facts: NoteFacts
  abilities: ReturnType<typeof noteAbilities>
  readOnly: ReturnType<typeof readOnlyReason>
}

/** The notes of a case's chart that the actor may see, oldest first. */
export async function notesOf(services: Services, actor: Actor, caseId: CaseId): Promise<NoteForActor[]> {
  await requireCase(services.database.read, actor, caseId, 'read')
  const notes = await listNotesOf(services.database.read, actor.practiceId, actor.memberId, caseId)
  return inFull(services, actor, notes)
}

/** The process notes of a case that are the actor's own or granted to the actor, oldest first. They never count anywhere. */
export async function processNotesOf(services: Services, actor: Actor, caseId: CaseId): Promise<NoteForActor[]> {
  await requireCase(services.database.read, actor, caseId, 'read')
  const notes = await listProcessNotesOf(services.database.read, actor.practiceId, actor.memberId, caseId)
  return notes.map((note) => forActor(note, actor, services.clock())).filter(({ abilities }) => abilities.read)
}

/** The notes of the charts of all cases that the actor may see, oldest first. */
export async function allNotesOf(services: Services, actor: Actor): Promise<NoteForActor[]> {
  const notes = await inFull(
    services,
    actor,
    await listAllNotesOf(services.database.read, actor.practiceId, actor.memberId),
  )
  return notes.filter(({ abilities }) => abilities.read)
}

async function inFull(services: Services, actor: Actor, notes: NoteOfMember[]): Promise<NoteForActor[]> {
  const at = services.clock()
  const supervision = await supervisionOf(services.database.read, actor, at)
  return (await withFacts(services, actor, notes)).map((note) => forActor(note, actor, at, supervision))
}

/** Finds a note with which the actor may do `act`: `not_found` for outsiders, `not_allowed` for the care team. */
export async function requireNote(
  db: Reader,
  actor: Actor,
  at: number,
  id: NoteId,
  act: NoteAct,
): Promise<NoteForActor> {
  const note = await findNoteOf(db, actor.practiceId, actor.memberId, id)
  return permit(db, actor, at, note, act)
}

/** The same for the note that a document is the text of. */
export async function requireNoteOfDocument(
  db: Reader,
  actor: Actor,
  at: number,
  id: DocumentId,
  act: NoteAct,
): Promise<NoteForActor> {
  const note = await findNoteOfDocument(db, actor.practiceId, actor.memberId, id)
  return permit(db, actor, at, note, act)
}

async function permit(
  db: Reader,
  actor: Actor,
  at: number,
  note: NoteOfMember | undefined,
  act: NoteAct,
): Promise<NoteForActor> {
  const found = await requireReadable(db, actor, at, note)
  if (!found.abilities[act]) throw new DomainError('not_allowed')
  return found
}

/** `not_found` where there is no such note for the actor. */
export async function requireReadable(
  db: Reader,
  actor: Actor,
  at: number,
  note: NoteOfMember | undefined,
): Promise<NoteForActor> {
  if (!note) throw new DomainError('not_found')
  const found = forActor(note, actor, at, await supervisionOf(db, actor, at))
  if (!found.abilities.read) throw new DomainError('not_found')
  return found
}

/** A note with what the actor may do with it and, where they cannot write in it, why. */
export function forActor(note: NoteOfMember, actor: Asking, at: number, supervision = unsupervised): NoteForActor {
  const viewer = viewerOf(actor, note)
  const facts = factsOf(note, actor.memberId, at, supervision)
  return { note, facts, abilities: noteAbilities(viewer, facts), readOnly: readOnlyReason(viewer, facts) }
}

/** Who asks, as the policy knows them. */
export const viewerOf = (actor: Pick<Asking, 'roles'>, note: NoteOfMember): Viewer => ({
  roles: actor.roles,
  careRole: note.careRole,
})

const discardedOf = ({ discardedAt }: NoteOfMember, at: number): Discarded =>
  discardedAt === null ? 'no' : at - discardedAt < recoverableFor ? 'recoverable' : 'past'

const Awaited = z.object({ cosign: z.enum(['not_needed', 'awaited', 'given']), sections: z.array(z.string()) })

const awaitsOf = ({ awaits }: NoteOfMember): Awaits =>
  awaits === null ? awaitsNothing : Awaited.parse(JSON.parse(awaits))

const factsOf = (note: NoteOfMember, viewer: MemberId, at: number, supervision: SupervisionOf): NoteFacts => ({
  closed: note.caseClosedAt !== null,
  status: note.status,
  locked: note.locked === 1,
  viewerIsAuthor: note.authorId === viewer,
  viewerSupervisesAuthor: supervision.by(note),
  authorIsSupervised: supervision.ofOwn(note),
  awaits: awaitsOf(note),
  discarded: discardedOf(note, at),
  recorded: freshFacts(note)?.recorded ?? null,
  private: note.kind === 'chart' ? null : { viewerIsGrantee: note.grantedAt !== null },
})
