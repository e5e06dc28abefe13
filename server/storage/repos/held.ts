import type { HeldReason } from '../../../shared/api/notes.ts'
import type { DocumentId, HeldId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { own, storable } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

/** Words that were not merged, kept for the member who wrote them. */
export interface HeldRow {
  id: HeldId
  documentId: DocumentId
  memberId: MemberId
  reason: HeldReason
  bytes: Uint8Array | null
  text: string
  /** JSON of a `HeldPlace`, or null. */
  place: string | null
  at: Millis
}

/** Holds words for their author. */
export async function insertHeld(tx: Tx, practiceId: PracticeId, row: HeldRow): Promise<void> {
  await tx
    .insertInto('held_update')
    .values({
      id: row.id,
      practice_id: practiceId,
      document_id: row.documentId,
      member_id: row.memberId,
      reason: row.reason,
      bytes: row.bytes,
      text: storable(row.text),
      place: row.place,
      at: row.at,
      settled_at: null,
    })
    .execute()
}

/** Replaces what a held update holds by more of the same; it is shown to its author again. */
export async function extendHeld(
  tx: Tx,
  practiceId: PracticeId,
  id: HeldId,
  more: { bytes: Uint8Array | null; text: string; at: Millis },
): Promise<void> {
  await tx
    .updateTable('held_update')
    .set({ bytes: more.bytes, text: storable(more.text), at: more.at, settled_at: null })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** How many held words of the whole installation wait for their authors. A number for the operator, without a practice. */
export async function countUnsettled(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('held_update')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The bytes of held words; null for held text alone. Only ever for their author: the caller has looked. */
export async function findHeldBytes(db: Reader, practiceId: PracticeId, id: HeldId): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('held_update')
    .select('bytes')
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.bytes ? own(row.bytes) : null
}

/** A member's own held words in a document that are not settled yet, oldest first. Never anybody else's. */
export async function listHeldOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  documentId: DocumentId,
): Promise<{ id: HeldId; reason: HeldReason; text: string; place: string | null; at: Millis }[]> {
  return db
    .selectFrom('held_update')
    .select(['id', 'reason', 'text', 'place', 'at'])
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('document_id', '=', documentId)
    .where('settled_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Marks held words as dealt with by their author; they stay stored. False where they are not the member's. */
export async function settleHeld(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  documentId: DocumentId,
  id: HeldId,
  at: Millis,
): Promise<boolean> {
  const settled = await tx
    .updateTable('held_update')
    .set({ settled_at: at })
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('document_id', '=', documentId)
    .where('id', '=', id)
    .executeTakeFirst()
  return settled.numUpdatedRows === 1n
}
