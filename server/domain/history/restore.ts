import { mayOnNote, reviewFactsOf } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId, VersionId } from '../../../shared/ids.ts'
import { refusalOf } from '../../../shared/review/machine.ts'
import { unpackText } from '../../storage/packedText.ts'
import { findLastVersion } from '../../storage/repos/versions.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { asOfNow } from '../writeAs.ts'
import type { EditText, TextEdit } from './textEdit.ts'
import { requireVersion, type VersionForActor } from './versions.ts'

const mostTries = 5

/**
 * Brings a version's text back as a new edit of the actor, which colleagues see come like any other. What it takes away stands in
 * a version that is kept right before, in the same transaction; what colleagues have under way at this moment is merged or
 * held for them. `wrong_state`, `case_closed` or `note_locked` where only that keeps the actor from writing.
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
    const edit: TextEdit = {
      practiceId: actor.practiceId,
      caseId: note.caseId,
      documentId: note.documentId,
      noteId: id,
      actor,
      text,
      ofVersionId: versionId,
      stands: (tx) =>
        asOfNow(services, tx, actor, (now) => requireNote(tx, now, services.clock(), id, 'restore')).then(
          () => true,
          (error: unknown) => {
            if (error instanceof DomainError) return false
            throw error
          },
        ),
      audit: {
        action: 'version.restored',
        by: actor,
        subject: { kind: 'note', id },
        detail: { version: stored.number },
      },
    }
    const outcome = await editText(edit)
    switch (outcome) {
      case 'done': {
        const last = await findLastVersion(services.database.read, actor.practiceId, id)
        if (!last) throw new Error('What was restored has no version.')
        return { version: last, ofNumber: stored.number, mayRestore: true }
      }
      case 'too_large':
        throw new DomainError('too_large')
      case 'failed':
        throw new DomainError('storage_refuses')
      case 'again':
      case 'locked':
    }
  }
  throw new DomainError('note_locked')
}

async function requireVersionOf(services: Services, actor: Actor, id: NoteId, versionId: VersionId) {
  await requireNote(services.database.read, actor, services.clock(), id, 'readHistory')
  return requireVersion(services, actor, id, versionId)
}

/** `not_allowed` for whoever could not write in the note in any state. */
async function requireWritable(services: Services, actor: Actor, id: NoteId) {
  const { note, facts, abilities } = await requireNote(
    services.database.read,
    actor,
    services.clock(),
    id,
    'readHistory',
  )
  if (abilities.restore) return note
  const viewer = { roles: actor.roles, careRole: note.careRole }
  const asOpen = { ...facts, closed: false, locked: false, status: 'draft', discarded: 'no' } as const
  if (!mayOnNote('restore', viewer, asOpen)) throw new DomainError('not_allowed')
  const reason = refusalOf('submit', { ...reviewFactsOf(facts), private: false, authorIsSupervised: true })
  if (reason !== null) throw new DomainError('wrong_state', { reason })
  throw new DomainError(facts.closed ? 'case_closed' : 'note_locked')
}
