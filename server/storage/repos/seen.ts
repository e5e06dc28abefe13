import type { MemberId, NoteId, PracticeId, VersionId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** What somebody has seen of a note last, and when. */
export interface SeenRow {
  versionId: VersionId
  at: Millis
}

export async function findSeen(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  memberId: MemberId,
): Promise<SeenRow | undefined> {
  return db
    .selectFrom('note_seen')
    .select(['version_id as versionId', 'at'])
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

/** The versions of a note that are what somebody has seen last. */
export async function listSeenVersions(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<Set<VersionId>> {
  const rows = await db
    .selectFrom('note_seen')
    .select('version_id as versionId')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .execute()
  return new Set(rows.map(({ versionId }) => versionId))
}

export async function putSeen(
  tx: Tx,
  practiceId: PracticeId,
  noteId: NoteId,
  memberId: MemberId,
  { versionId, at }: SeenRow,
): Promise<void> {
  await tx
    .insertInto('note_seen')
    .values({ practice_id: practiceId, note_id: noteId, member_id: memberId, version_id: versionId, at })
    .onConflict((conflict) =>
      conflict
        .columns(['note_id', 'member_id'])
        .doUpdateSet({ version_id: versionId, at })
        .where('note_seen.practice_id', '=', practiceId),
    )
    .execute()
}
