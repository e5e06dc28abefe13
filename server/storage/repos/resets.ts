import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** Makes a reset link for a member and ends those before it. */
export async function replaceResetLink(
  tx: Tx,
  practiceId: PracticeId,
  link: { id: string; memberId: MemberId; madeBy: MemberId | null; expiresAt: Millis },
): Promise<void> {
  await removeResetLinksOf(tx, practiceId, link.memberId)
  await tx
    .insertInto('reset_link')
    .values({
      id: link.id,
      practice_id: practiceId,
      member_id: link.memberId,
      made_by: link.madeBy,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Ends whatever link would let somebody in as this member. */
export async function removeResetLinksOf(tx: Tx, practiceId: PracticeId, memberId: MemberId): Promise<void> {
  await tx
    .deleteFrom('reset_link')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .execute()
}

/** Ends the links that this member made for others. */
export async function removeResetLinksBy(tx: Tx, practiceId: PracticeId, madeBy: MemberId): Promise<void> {
  await tx
    .deleteFrom('reset_link')
    .where('practice_id', '=', practiceId)
    .where('made_by', '=', madeBy)
    .where('used_at', 'is', null)
    .execute()
}

/** For whoever holds a link: whose password it resets, by its secret's fingerprint. Nobody's once it is used or over. */
export async function findResetLink(db: Reader, id: string, now: Millis) {
  return db
    .selectFrom('reset_link')
    .innerJoin('member', (join) =>
      join.onRef('member.id', '=', 'reset_link.member_id').onRef('member.practice_id', '=', 'reset_link.practice_id'),
    )
    .select(['reset_link.practice_id as practiceId', 'reset_link.member_id as memberId', 'member.email'])
    .where('reset_link.id', '=', id)
    .where('reset_link.used_at', 'is', null)
    .where('reset_link.expires_at', '>', now)
    .where('member.left_at', 'is', null)
    .executeTakeFirst()
}

/** Uses the link up. False where somebody else was first, or it is past its time. */
export async function spendResetLink(tx: Tx, practiceId: PracticeId, id: string, now: Millis): Promise<boolean> {
  const used = await tx
    .updateTable('reset_link')
    .set({ used_at: now })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
