import { randomInt, randomUUID } from 'node:crypto'
import type { Carried } from '../../../shared/api/carried.ts'
import type { CreateNote } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type CaseId, DocumentId, NoteId } from '../../../shared/ids.ts'
import { createNoteWith } from '../../../shared/note/create.ts'
import { withFirstWords } from '../../../shared/note/firstWords.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { limits } from '../../../shared/sync/limits.ts'
import type { Tx } from '../../storage/database.ts'
import { insertAuthors, insertDocument } from '../../storage/repos/documents.ts'
import {
  findDraftBegunBeside,
  findMakingOfNote,
  findNoteOfRequest,
  insertNoteRequest,
} from '../../storage/repos/noteRequests.ts'
import { type Amending, findNoteOf, insertNote } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import { requireCase } from '../cases/cases.ts'
import { keepVersion } from '../history/keepVersion.ts'
import type { Actor, Services } from '../services.ts'
import { type StartOfNote, startOfNote, valuesFor } from '../templates/startOfNote.ts'
import { carriedOf } from '../threads/carried.ts'
import { writeAs, writeInPractice } from '../writeAs.ts'
import { type NoteForActor, requireNote, requireReadable } from './notes.ts'

/** A note that was asked for: `isNew` where it was made by this request. */
export interface Created {
  note: NoteForActor
  isNew: boolean
}

/**
 * Makes a note from a template, with what earlier notes of the case leave open for it. The template's content is written here,
 * once, by the server: two browsers that each filled an empty document would leave every section in it twice. A request that
 * made a note already, and one that a colleague was quicker with, give the note that is there.
 */
export async function createNote(
  services: Services,
  actor: Actor,
  caseId: CaseId,
  { templateId, occurredOn, carry, requestId, newestSeen }: CreateNote,
): Promise<Created> {
  const day = occurredOn ?? new Date(services.clock()).toISOString().slice(0, 10)
  await requireCase(services.database.read, actor, caseId, 'createNote')
  // Read before the transaction, which nobody waits for then; what changes meanwhile stands in its own note.
  const values = await valuesFor(services, actor, caseId, day)
  const carried = carry ? await carriedOf(services, actor, caseId, day) : undefined
  // Requests that look for what others made follow one another.
  const write = requestId === undefined && newestSeen === undefined ? writeAs : writeInPractice
  const created = await write(services, actor, async (tx, now): Promise<Created> => {
    // The time of its own turn, so that the first of several stays the first by their times.
    const at = services.clock()
    await requireCase(tx, now, caseId, 'createNote')
    const there = await findThere(tx, now, { caseId, templateId, requestId, newestSeen })
    if (there) {
      const note = await requireNote(tx, now, at, there, 'read')
      // A request that made a note of another case is another request.
      if (note.note.caseId !== caseId || note.note.templateId !== templateId) throw new DomainError('already_taken')
      return { note, isNew: false }
    }
    const start = await startOfNote(tx, now, templateId, values)
    const isChart = start.compartment === 'chart'
    const note = await writeNewNote(tx, now, {
      ...{ caseId, start, title: start.name, occurredOn: day, at },
      carried: isChart ? carried : undefined,
    })
    if (requestId !== undefined)
      await insertNoteRequest(tx, now.practiceId, { memberId: now.memberId, requestId, noteId: note.note.id, at })
    return { note, isNew: true }
  })
  if (created.isNew) publishNew(services, actor, created.note)
  return created
}

async function findThere(
  tx: Tx,
  { practiceId, memberId }: Actor,
  {
    caseId,
    templateId,
    requestId,
    newestSeen,
  }: Pick<CreateNote, 'templateId' | 'requestId' | 'newestSeen'> & { caseId: CaseId },
): Promise<NoteId | undefined> {
  const own = requestId === undefined ? undefined : await findNoteOfRequest(tx, practiceId, memberId, requestId)
  if (own || newestSeen === undefined) return own
  const after = newestSeen === null ? 0 : await findMakingOfNote(tx, practiceId, caseId, newestSeen)
  if (after === undefined) return undefined
  return findDraftBegunBeside(tx, practiceId, { caseId, templateId, memberId, after, but: newestSeen })
}

/** What a new note is made of. The caller has looked whether the actor may make it. */
export interface NewNote {
  caseId: CaseId
  start: StartOfNote
  title: string
  occurredOn: string
  at: number
  carried?: Carried | undefined
  amends?: Amending
  /** Words of the actor's that it begins with. */
  firstWords?: string | undefined
}

/** Writes a new note with its document; `too_large` where that is more than a document may hold. `publishNew` follows once it is committed. */
export async function writeNewNote(tx: Tx, actor: Actor, given: NewNote): Promise<NoteForActor> {
  const { start, at, carried, amends, firstWords } = given
  const noteId = NoteId.parse(randomUUID())
  const documentId = DocumentId.parse(randomUUID())
  const [systemClientId, clientId] = [newClientId(), newClientId()]
  const bytes = createNoteWith(start.sections, { newId: randomUUID, clientId: systemClientId, carried })
  if (bytes.byteLength > limits.documentBytes) throw new DomainError('too_large')
  await insertDocument(tx, actor.practiceId, {
    id: documentId,
    kind: start.compartment === 'process' ? 'process' : 'note',
    schemaVersion: SCHEMA_VERSION,
    bytes: firstWords === undefined ? bytes : withFirstWords(bytes, firstWords, clientId),
    systemClientId,
    at,
  })
  if (firstWords !== undefined)
    await insertAuthors(tx, actor.practiceId, documentId, [{ clientId, memberId: actor.memberId, heldId: null }])
  await insertNote(tx, actor.practiceId, {
    id: noteId,
    kind: start.compartment,
    caseId: given.caseId,
    documentId,
    templateId: start.templateId,
    templateVersion: start.version,
    title: given.title,
    phase: start.phase,
    authorId: actor.memberId,
    status: 'draft',
    occurredOn: given.occurredOn,
    createdAt: at,
    ...amends,
  })
  await keepVersion(tx, actor.practiceId, { noteId, documentId, reason: 'created', by: actor.memberId, at })
  await recordAudit(tx, at, { action: 'note.created', by: actor, subject: { kind: 'note', id: noteId } })
  const note = await findNoteOf(tx, actor.practiceId, actor.memberId, noteId)
  return requireReadable(tx, actor, at, note)
}

/** Tells the rest of the server that a note is there. */
export function publishNew(services: Services, { practiceId }: Actor, { note: { documentId } }: NoteForActor): void {
  services.publisher.publish({ type: 'documentWritten', practiceId, documentId })
}

const newClientId = (): number => randomInt(1, 2 ** 32)
