import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { HeldReason } from '../../shared/api/notes.ts'
import { type DocumentId, HeldId } from '../../shared/ids.ts'
import { limits } from '../../shared/sync/limits.ts'
import { auditRow } from '../domain/audit/record.ts'
import type { Actor, Services } from '../domain/services.ts'
import { appendAudit } from '../storage/repos/audit.ts'
import { closeAuthors } from '../storage/repos/documents.ts'
import { extendHeld, findHeldBytes, insertHeld } from '../storage/repos/held.ts'
import { type DecodedUpdate, decodeUpdate } from './decodedUpdate.ts'
import { wordsAddedBy } from './words.ts'

export const newHeldId = (): HeldId => HeldId.parse(randomUUID())

const mergedAtOnce = 32

export interface WordsToHold {
  heldId: HeldId
  /** Whether the held update is there already and gets more. */
  extends: boolean
  documentId: DocumentId
  reason: HeldReason
  updates: DecodedUpdate[]
  /** The client ids under which the words were typed; the document takes nothing more from them. */
  clientIds: number[]
  /** The document's committed text. */
  stored: readonly Uint8Array[]
}

/**
 * Keeps an update that is not merged for the member who sent it: the bytes as they came, and the words as they would
 * have stood in the note. Fulfils with true when it is on disk, or with false where it has grown larger than a document
 * may be and is not taken.
 */
export async function holdWords(services: Services, actor: Actor, words: WordsToHold): Promise<boolean> {
  const { practiceId, memberId } = actor
  const before = words.extends ? await findHeldBytes(services.database.read, practiceId, words.heldId) : null
  const bytes = merged([...(before ? [before] : []), ...words.updates.map((update) => update.bytes)])
  if (bytes.length > limits.documentBytes) return false
  const whole = decodeUpdate(bytes)
  if (!whole) throw new Error('Held words do not read back as they were merged.')
  const text = wordsAddedBy(whole, words.stored)
  const at = services.clock()
  await services.database.write(async (tx) => {
    if (words.extends) await extendHeld(tx, practiceId, words.heldId, { bytes: whole.bytes, text, at })
    else {
      const { heldId: id, documentId, reason } = words
      await insertHeld(tx, practiceId, { id, documentId, memberId, reason, bytes: whole.bytes, text, place: null, at })
    }
    if (words.clientIds.length > 0)
      await closeAuthors(tx, practiceId, words.documentId, words.clientIds, { memberId, heldId: words.heldId })
    const subject = { kind: 'document', id: words.documentId } as const
    await appendAudit(tx, [auditRow({ action: 'note.held', by: actor, subject, detail: { reason: words.reason } }, at)])
  })
  return true
}

/** Merging takes more than quadratic time in the number of updates, so it is done in small groups. */
function merged(updates: readonly Uint8Array[]): Uint8Array {
  let rest = [...updates]
  while (rest.length > 1) {
    const groups: Uint8Array[] = []
    for (let start = 0; start < rest.length; start += mergedAtOnce)
      groups.push(Y.mergeUpdates(rest.slice(start, start + mergedAtOnce)))
    rest = groups
  }
  return rest[0] ?? new Uint8Array([0, 0])
}
