import type { NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { findSeen, putSeen } from '../../storage/repos/seen.ts'
import { findLastVersion, listVersions } from '../../storage/repos/versions.ts'
import { requireNote } from '../notes/notes.ts'
import { headOfVersion } from '../notes/versionOf.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { keepVersion } from './keepVersion.ts'
import { readText } from './versionText.ts'

/**
 * The actor has a note before their eyes. `version` is the note's as they see it; without one it is what is there at this moment.
 * A version of it is kept, so that what changes from now on can be shown to them. Of a text that has moved on meanwhile, the
 * newest version that they can have seen counts, so that nothing is taken for seen that was not.
 */
export async function markSeen(
  services: Services,
  actor: Actor,
  id: NoteId,
  version: string | undefined,
): Promise<void> {
  const { read } = services.database
  const at = services.clock()
  const { note } = await requireNote(read, actor, at, id, 'readHistory')
  const last = await findLastVersion(read, actor.practiceId, id)
  const isKept = last?.head === note.head
  // Read before the transaction, which nobody waits for then.
  const text = isKept ? undefined : await readText(services.database, actor.practiceId, note.documentId)
  await writeAs(services, actor, async (tx, now) => {
    const { note: found } = await requireNote(tx, now, at, id, 'readHistory')
    const { documentId } = found
    const head = version === undefined ? undefined : headOfVersion(version)
    const isNow = head === undefined || head === (text?.head ?? note.head)
    const kept = isNow
      ? await keepVersion(tx, actor.practiceId, {
          noteId: id,
          documentId,
          reason: 'pause',
          by: null,
          at,
          ...(text ? { text } : {}),
        })
      : undefined
    const versionId =
      kept && (head === undefined || kept.head === head) ? kept.id : await newestUpTo(tx, actor, id, head ?? Number.NaN)
    if (versionId) await putSeen(tx, actor.practiceId, id, actor.memberId, { versionId, at })
  })
}

/** The newest version up to this head, unless something newer has been seen already. */
async function newestUpTo(tx: Tx, actor: Actor, id: NoteId, head: number) {
  const versions = await listVersions(tx, actor.practiceId, id)
  const seen = await findSeen(tx, actor.practiceId, id, actor.memberId)
  const before = versions.find((one) => one.id === seen?.versionId)
  const newest = versions.findLast((one) => one.head <= head)
  return newest && newest.head > (before?.head ?? -1) ? newest.id : undefined
}
