import { hasPartInWriting, reviewFactsOf } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId, VersionId } from '../../../shared/ids.ts'
import { writeRefusalOf } from '../../../shared/review/machine.ts'
import { unpackText } from '../../storage/packedText.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import type { EditText, TextEdit } from './textEdit.ts'
import { requireVersion, type VersionForActor } from './versions.ts'
import { versionsAround } from './versionsAround.ts'

const mostTries = 5

/**
 * Brings a version's text back as a new edit of the actor, which colleagues see come like any other. What it takes away stands in
 * a version that is kept right before, in the same transaction; what colleagues have under way at this moment is merged or
 * held for them. `wrong_state`, `case_closed` or `note_locked` where only that keeps the actor from writing;
 * `note_busy` where the note's state or a right changed on every try. Where the text is the version's already, that version.
 */
export async function restoreVersion(
  services: Services,
  editText: EditText,
  actor: Actor,
  id: NoteId,
  versionId: VersionId,
): Promise<VersionForActor> {
  const stored = await requireVersionOf(services, actor, id, versionId)
  const text = unpackText(stored.bytes)
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const note = await requireWritable(services, actor, id)
    const around = versionsAround(services, actor, note, { before: 'before_restore', after: 'restored', of: versionId })
    const edit: TextEdit = {
      practiceId: actor.practiceId,
      caseId: note.caseId,
      documentId: note.documentId,
      actor,
      become: () => text,
      ...around.edit,
      audit: {
        action: 'version.restored',
        by: actor,
        subject: { kind: 'note', id },
        detail: { version: stored.number },
      },
    }
    const outcome = await editText(edit)
    switch (outcome.is) {
      case 'done': {
        const kept = await requireVersion(services, actor, id, around.kept())
        return { version: kept, ofNumber: stored.number, mayRestore: true }
      }
      case 'unchanged':
        return { version: stored, ofNumber: null, mayRestore: true }
      case 'too_large':
        throw new DomainError('too_large')
      case 'failed':
        throw new DomainError('storage_refuses')
      case 'again':
      case 'locked':
    }
  }
  throw new DomainError('note_busy')
}

async function requireVersionOf(services: Services, actor: Actor, id: NoteId, versionId: VersionId) {
  await requireNote(services.database.read, actor, services.clock(), id, 'readHistory')
  return requireVersion(services, actor, id, versionId)
}

/** A note that the actor may change as a whole now. `not_allowed` for whoever could not write in it in any state. */
export async function requireWritable(services: Services, actor: Actor, id: NoteId) {
  const { note, facts, abilities } = await requireNote(
    services.database.read,
    actor,
    services.clock(),
    id,
    'readHistory',
  )
  if (abilities.restore) return note
  const viewer = { roles: actor.roles, careRole: note.careRole }
  if (!hasPartInWriting(viewer, facts)) throw new DomainError('not_allowed')
  const reason = writeRefusalOf(reviewFactsOf(facts))
  if (reason !== null) throw new DomainError('wrong_state', { reason })
  throw new DomainError(facts.closed ? 'case_closed' : 'note_locked')
}
