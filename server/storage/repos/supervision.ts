import { NoteKind, type SupervisionTerms } from '../../../shared/access/supervision.ts'
import type { MemberId, PracticeId, SupervisionId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'

/** Between whom a supervision is, when, and for which notes. */
export interface SupervisionRow extends SupervisionTerms {
  id: SupervisionId
  supervisorId: MemberId
  superviseeId: MemberId
  backupId: MemberId | null
}

/** Keeps who supervises whom, and on what terms. */
export async function insertSupervision(tx: Tx, practiceId: PracticeId, row: SupervisionRow): Promise<void> {
  await tx
    .insertInto('supervision')
    .values({
      id: row.id,
      practice_id: practiceId,
      supervisor_id: row.supervisorId,
      supervisee_id: row.superviseeId,
      backup_id: row.backupId,
      from_at: row.from,
      to_at: row.to,
      covers: coversText(row.covers),
    })
    .execute()
}

/** Changes the terms of a supervision; who supervises whom stays. */
export async function updateSupervision(
  tx: Tx,
  practiceId: PracticeId,
  id: SupervisionId,
  terms: SupervisionTerms & { backupId: MemberId | null },
): Promise<void> {
  await tx
    .updateTable('supervision')
    .set({ backup_id: terms.backupId, from_at: terms.from, to_at: terms.to, covers: coversText(terms.covers) })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Removes what has not begun, and so has covered no note. */
export async function deleteSupervision(tx: Tx, practiceId: PracticeId, id: SupervisionId): Promise<void> {
  await tx.deleteFrom('supervision').where('practice_id', '=', practiceId).where('id', '=', id).execute()
}

/** The practice's supervisions, the newest first. */
export async function listSupervisions(db: Reader, practiceId: PracticeId): Promise<SupervisionRow[]> {
  const rows = await supervisions(db, practiceId).orderBy('from_at', 'desc').orderBy('id').execute()
  return rows.map(inFull)
}

/** Those in which a member has a part, the newest first. */
export async function listSupervisionsOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
): Promise<SupervisionRow[]> {
  const rows = await supervisions(db, practiceId)
    .where((where) =>
      where.or([
        where('supervisor_id', '=', memberId),
        where('supervisee_id', '=', memberId),
        where('backup_id', '=', memberId),
      ]),
    )
    .orderBy('from_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(inFull)
}

/** A supervision, whether or not it runs. */
export async function findSupervision(
  db: Reader,
  practiceId: PracticeId,
  id: SupervisionId,
): Promise<SupervisionRow | undefined> {
  const row = await supervisions(db, practiceId).where('id', '=', id).executeTakeFirst()
  return row && inFull(row)
}

const supervisions = (db: Reader, practiceId: PracticeId) =>
  db
    .selectFrom('supervision')
    .select([
      'id',
      'supervisor_id as supervisorId',
      'supervisee_id as superviseeId',
      'backup_id as backupId',
      'from_at as from',
      'to_at as to',
      'covers',
    ])
    .where('practice_id', '=', practiceId)

const coversText = (covers: SupervisionTerms['covers']): string | null =>
  covers === null ? null : NoteKind.options.filter((kind) => covers.includes(kind)).join(' ')

function inFull<Row extends { covers: string | null }>(
  row: Row,
): Omit<Row, 'covers'> & Pick<SupervisionTerms, 'covers'> {
  const words = row.covers?.split(' ')
  return { ...row, covers: words ? NoteKind.options.filter((kind) => words.includes(kind)) : null }
}
