import { randomInt, randomUUID } from 'node:crypto'
import type { Carried } from '../../../shared/api/carried.ts'
import type { CreateNote } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type CaseId, DocumentId, NoteId } from '../../../shared/ids.ts'
import { createNoteDocument } from '../../../shared/note/create.ts'
import { withFirstWords } from '../../../shared/note/firstWords.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { findTemplate, type Template } from '../../../shared/templates/index.ts'
import type { Tx } from '../../storage/database.ts'
import { insertAuthors, insertDocument } from '../../storage/repos/documents.ts'
import { type Amending, findNoteOf, insertNote } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import { requireCase } from '../cases/cases.ts'
import { keepVersion } from '../history/keepVersion.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { carriedOf } from '../threads/carried.ts'
import { writeAs } from '../writeAs.ts'
import { type NoteForActor, requireReadable } from './notes.ts'

/**
 * Makes a note from a template, with what earlier notes of the case leave open for it. The template's content is written here, once, by the server: two browsers that each
 * filled an empty document would leave every section in it twice.
 */
export async function createNote(
  services: Services,
  actor: Actor,
  caseId: CaseId,
  { templateId, occurredOn, carry }: CreateNote,
): Promise<NoteForActor> {
  const template = findTemplate(templateId)
  const at = services.clock()
  const day = occurredOn ?? new Date(at).toISOString().slice(0, 10)
  // Read before the transaction, which nobody waits for then; what changes meanwhile stands in its own note.
  const carried = carry && template?.compartment === 'chart' ? await carriedOf(services, actor, caseId, day) : undefined
  const created = await writeAs(services, actor, async (tx, now) => {
    await requireCase(tx, now, caseId, 'createNote')
    if (!template) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'templateId', message: 'There is no such template.' }],
      })
    }
    return writeNewNote(tx, now, { caseId, template, title: template.name, occurredOn: day, at, carried })
  })
  publishNew(services, actor, created)
  return created
}

/** What a new note is made of. The caller has looked whether the actor may make it. */
export interface NewNote {
  caseId: CaseId
  template: Template
  title: string
  occurredOn: string
  at: number
  carried?: Carried | undefined
  amends?: Amending
  /** Words of the actor's that it begins with. */
  firstWords?: string | undefined
}

/** Writes a new note with its document. `publishNew` follows once it is committed. */
export async function writeNewNote(tx: Tx, actor: Actor, given: NewNote): Promise<NoteForActor> {
  const { template, at, carried, amends, firstWords } = given
  const noteId = NoteId.parse(randomUUID())
  const documentId = DocumentId.parse(randomUUID())
  const [systemClientId, clientId] = [newClientId(), newClientId()]
  const { settings: practice } = await settingsIn(tx, actor.practiceId)
  const bytes = createNoteDocument(template, { newId: randomUUID, clientId: systemClientId, practice, carried })
  await insertDocument(tx, actor.practiceId, {
    id: documentId,
    kind: template.compartment === 'process' ? 'process' : 'note',
    schemaVersion: SCHEMA_VERSION,
    bytes: firstWords === undefined ? bytes : withFirstWords(bytes, firstWords, clientId),
    systemClientId,
    at,
  })
  if (firstWords !== undefined)
    await insertAuthors(tx, actor.practiceId, documentId, [{ clientId, memberId: actor.memberId, heldId: null }])
  await insertNote(tx, actor.practiceId, {
    id: noteId,
    kind: template.compartment,
    caseId: given.caseId,
    documentId,
    templateId: template.id,
    templateVersion: template.version,
    title: given.title,
    phase: template.phase,
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
