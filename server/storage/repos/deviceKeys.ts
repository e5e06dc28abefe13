import type { DeviceKeyId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** What a member's browsers encrypt with what they keep. Told to that member alone. */
export interface DeviceKeyRow {
  id: DeviceKeyId
  key: Uint8Array
  usedAt: Millis
}

/** A member's keys, the one that was longest unused first. */
export async function listDeviceKeys(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<DeviceKeyRow[]> {
  return db
    .selectFrom('device_key')
    .select(['id', 'key', 'used_at as usedAt'])
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .orderBy('used_at')
    .orderBy('id')
    .execute()
}

/** Keeps a new key of a member’s browser. */
export async function insertDeviceKey(
  tx: Tx,
  practiceId: PracticeId,
  row: { id: DeviceKeyId; memberId: MemberId; key: Uint8Array; at: Millis },
): Promise<void> {
  const { id, memberId, key, at } = row
  await tx
    .insertInto('device_key')
    .values({ id, practice_id: practiceId, member_id: memberId, key, created_at: at, used_at: at })
    .execute()
}

/** Remembers that these keys were asked for just now. The ids have to be the caller’s own. */
export async function touchDeviceKeys(
  tx: Tx,
  practiceId: PracticeId,
  ids: readonly DeviceKeyId[],
  at: Millis,
): Promise<void> {
  await tx
    .updateTable('device_key')
    .set({ used_at: at })
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}

/** Removes a member’s own key; false, and nothing happens, where they have none of this id. */
export async function deleteDeviceKey(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  id: DeviceKeyId,
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('device_key')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}
