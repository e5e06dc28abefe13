import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { VersionReason } from '../../../shared/history/reasons.ts'
import type { VersionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { asOfNow } from '../writeAs.ts'
import { keepVersion } from './keepVersion.ts'
import type { TextEdit } from './textEdit.ts'

/**
 * The versions around an edit of a note's whole text, written in its own transaction: what it takes away cannot be lost, and
 * what it brought is what it says. The edit is written only as long as the actor may still edit the note. `kept` gives the
 * version that it brought, once it is done. `also` is written with it.
 */
export function versionsAround(
  services: Services,
  actor: Actor,
  { id, documentId }: Pick<NoteOfMember, 'id' | 'documentId'>,
  reasons: { before: VersionReason; after: VersionReason; of?: VersionId },
  also: (tx: Tx) => Promise<void> = async () => undefined,
): { edit: Pick<TextEdit, 'before' | 'after'>; kept: () => VersionId } {
  const of = { noteId: id, documentId, by: actor.memberId }
  let kept: VersionId | null = null
  return {
    edit: {
      async before(tx, text) {
        if (!(await mayStill(services, tx, actor, id))) return false
        await keepVersion(tx, actor.practiceId, { ...of, at: services.clock(), reason: reasons.before, text })
        return true
      },
      async after(tx, text) {
        const brought = { ...of, at: services.clock(), reason: reasons.after, text }
        const version = reasons.of === undefined ? brought : { ...brought, ofVersionId: reasons.of }
        kept = (await keepVersion(tx, actor.practiceId, version)).id
        await also(tx)
      },
    },
    kept() {
      if (kept === null) throw new Error('An edit that is not written has no version.')
      return kept
    },
  }
}

async function mayStill(services: Services, tx: Tx, actor: Actor, id: NoteOfMember['id']): Promise<boolean> {
  try {
    await asOfNow(services, tx, actor, (now) => requireNote(tx, now, services.clock(), id, 'restore'))
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}
