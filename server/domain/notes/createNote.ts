import { randomInt, randomUUID } from 'node:crypto'
import type { CreateNote } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type CaseId, DocumentId, NoteId } from '../../../shared/ids.ts'
import { createNoteDocument } from '../../../shared/note/create.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import { insertDocument } from '../../storage/repos/documents.ts'
import { findNoteOf, insertNote } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import { requireCase } from '../cases/cases.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { carriedOf } from '../threads/carried.ts'
import { writeAs } from '../writeAs.ts'
import { forActor, type NoteForActor } from './notes.ts'

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
  const noteId = NoteId.parse(randomUUID())
  const documentId = DocumentId.parse(randomUUID())
  const systemClientId = randomInt(1, 2 ** 32)
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
    const { settings: practice } = await settingsIn(tx, actor.practiceId)
    const bytes = createNoteDocument(template, { newId: randomUUID, clientId: systemClientId, practice, carried })
    await insertDocument(tx, actor.practiceId, {
      id: documentId,
      kind: template.compartment === 'process' ? 'process' : 'note',
      schemaVersion: SCHEMA_VERSION,
      bytes,
      systemClientId,
      at,
    })
    await insertNote(tx, actor.practiceId, {
      id: noteId,
      kind: template.compartment,
      caseId,
      documentId,
      templateId,
      templateVersion: template.version,
      title: template.name,
      phase: template.phase,
      authorId: actor.memberId,
      status: 'draft',
      occurredOn: day,
      createdAt: at,
    })
    await recordAudit(tx, at, { action: 'note.created', by: actor, subject: { kind: 'note', id: noteId } })
    const note = await findNoteOf(tx, actor.practiceId, actor.memberId, noteId)
    if (!note) throw new DomainError('not_found')
    return forActor(note, actor, () => false)
  })
  services.publisher.publish({ type: 'documentWritten', practiceId: actor.practiceId, documentId })
  return created
}
