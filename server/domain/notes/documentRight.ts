import { mayOnNote } from '../../../shared/access/policy.ts'
import type { CareRole } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, DocumentId, NoteId } from '../../../shared/ids.ts'
import { servedVersion } from '../../../shared/note/schema.ts'
import type { Actor, Services } from '../services.ts'
import { requireNoteOfDocument } from './notes.ts'

/**
 * What a member's socket may do with a document: `write`; `locked` where only the note's state or the closed case keeps
 * a writer from writing, so that what arrives is held for its author; `read`.
 */
export type Right = 'write' | 'locked' | 'read'

export interface DocumentRight {
  right: Right
  noteId: NoteId
  caseId: CaseId
  careRole: CareRole
  schemaVersion: number
}

/** The member's right on a document at this moment, or undefined where for this member there is no such document. */
export async function rightOnDocument(
  services: Services,
  actor: Actor,
  id: DocumentId,
): Promise<DocumentRight | undefined> {
  try {
    const { note, facts, abilities } = await requireNoteOfDocument(
      services.database.read,
      actor,
      services.clock(),
      id,
      'read',
    )
    const writesOnceOpen = mayOnNote(
      'edit',
      { roles: actor.roles, careRole: note.careRole },
      { ...facts, closed: false, locked: false, status: 'draft' },
    )
    const right = abilities.edit ? 'write' : writesOnceOpen ? 'locked' : 'read'
    const { id: noteId, caseId, careRole, schemaVersion } = note
    return { right, noteId, caseId, careRole, schemaVersion: servedVersion(schemaVersion) }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}
