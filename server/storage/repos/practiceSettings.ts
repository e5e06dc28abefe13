import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** The settings of a practice as they are stored. `version` rises by one with every change. */
export interface PracticeSettingsRow {
  version: number
  /** JSON */
  settings: string
  updatedAt: Millis
  /** The name of whoever changed them last. */
  updatedBy: string
}

/** Undefined while nobody has changed what a practice begins with. */
export async function findPracticeSettings(
  db: Reader,
  practiceId: PracticeId,
): Promise<PracticeSettingsRow | undefined> {
  return db
    .selectFrom('practice_settings')
    .innerJoin('member', (join) =>
      join
        .onRef('member.id', '=', 'practice_settings.updated_by')
        .onRef('member.practice_id', '=', 'practice_settings.practice_id'),
    )
    .select([
      'practice_settings.version',
      'practice_settings.settings',
      'practice_settings.updated_at as updatedAt',
      'member.name as updatedBy',
    ])
    .where('practice_settings.practice_id', '=', practiceId)
    .executeTakeFirst()
}

/** Writes the settings of a practice, whether or not it had any. */
export async function putPracticeSettings(
  tx: Tx,
  practiceId: PracticeId,
  row: { version: number; settings: string; by: MemberId; at: Millis },
): Promise<void> {
  const columns = { version: row.version, settings: row.settings, updated_at: row.at, updated_by: row.by }
  await tx
    .insertInto('practice_settings')
    .values({ practice_id: practiceId, ...columns })
    .onConflict((conflict) =>
      conflict.column('practice_id').doUpdateSet(columns).where('practice_settings.practice_id', '=', practiceId),
    )
    .execute()
}
