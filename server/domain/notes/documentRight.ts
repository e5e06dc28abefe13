import { mayOnNote } from '../../../shared/access/policy.ts'
import { mayOnTemplate } from '../../../shared/access/templates.ts'
import type { CareRole } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, DocumentId } from '../../../shared/ids.ts'
import { servedVersion } from '../../../shared/note/schema.ts'
import type { AuditEntry } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { findTemplateByDocument } from '../templates/templates.ts'
import { requireNoteOfDocument } from './notes.ts'

/**
 * What a member's socket may do with a document: `write`; `locked` where only the note's state or the closed case keeps
 * a writer from writing, so that what arrives is held for its author; `read`.
 */
export type Right = 'write' | 'locked' | 'read'

export interface DocumentRight {
  right: Right
  /** Null for a template, which belongs to no case. */
  caseId: CaseId | null
  /** As what the member is shown to the others. */
  role: CareRole | 'author' | 'reader'
  schemaVersion: number
  /** What the audit says of opening it; null where there is nothing of a client in it. */
  opened: Pick<AuditEntry, 'action' | 'subject'> | null
}

/** The member's right on a document at this moment, or undefined where for this member there is no such document. */
export async function rightOnDocument(
  services: Services,
  actor: Actor,
  id: DocumentId,
): Promise<DocumentRight | undefined> {
  return (await rightOnNote(services, actor, id)) ?? (await rightOnTemplate(services, actor, id))
}

async function rightOnNote(services: Services, actor: Actor, id: DocumentId): Promise<DocumentRight | undefined> {
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
    const opened = { action: 'note.read', subject: { kind: 'note', id: note.id } } as const
    const { caseId, careRole: role, schemaVersion } = note
    return { right, caseId, role, schemaVersion: servedVersion(schemaVersion), opened }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}

async function rightOnTemplate(services: Services, actor: Actor, id: DocumentId): Promise<DocumentRight | undefined> {
  const found = await findTemplateByDocument(services.database.read, actor, id)
  if (!found) return undefined
  const schemaVersion = servedVersion(found.template.schemaVersion)
  // What its owner writes while it is put away is held, as in a note that takes no text.
  const writesOnceBack = mayOnTemplate('edit', actor, { ...found.facts, putAway: false })
  const right = found.abilities.edit ? 'write' : writesOnceBack ? 'locked' : 'read'
  return { right, caseId: null, role: right === 'read' ? 'reader' : 'author', schemaVersion, opened: null }
}
