import type { PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'

/** All practices of the installation, for what its operator does with the whole of it. */
export async function listPracticeIds(db: Reader): Promise<PracticeId[]> {
  const rows = await db.selectFrom('practice').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}
