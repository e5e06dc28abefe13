import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'
import { type PlacedAudit, placeAudit } from './processAudit.ts'

export interface AuditRow {
  practiceId: PracticeId | null
  at: Millis
  memberId: MemberId | null
  action: string
  subjectKind: string | null
  subjectId: string | null
  detail: string | null
}

/**
 * Adds entries. Nothing changes or removes one. What happens in a private compartment is written down there, and leaves no
 * trace in what the practice's admins read, not even a number that is missing.
 */
export async function appendAudit(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  const placed = await placeAudit(tx, rows)
  for (const some of inStatements(placed.filter(({ noteId }) => noteId === null))) {
    await tx
      .insertInto('audit_entry')
      .values(
        some.map(({ row }) => ({
          practice_id: row.practiceId,
          at: row.at,
          member_id: row.memberId,
          action: row.action,
          subject_kind: row.subjectKind,
          subject_id: row.subjectId,
          detail: row.detail,
        })),
      )
      .execute()
  }
  for (const some of inStatements(placed.flatMap(inCompartment)))
    await tx.insertInto('process_audit_entry').values(some).execute()
}

const inCompartment = ({ row: { practiceId, at, memberId, action, detail }, noteId }: PlacedAudit<AuditRow>) =>
  noteId === null || practiceId === null
    ? []
    : [{ practice_id: practiceId, note_id: noteId, at, member_id: memberId, action, detail }]

/** The newest entries of a practice that are older than `before`, newest first. */
export async function listAudit(
  db: Reader,
  practiceId: PracticeId,
  page: { before: number; limit: number },
): Promise<(AuditRow & { seq: number })[]> {
  return db
    .selectFrom('audit_entry')
    .select([
      'seq',
      'practice_id as practiceId',
      'at',
      'member_id as memberId',
      'action',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'detail',
    ])
    .where('practice_id', '=', practiceId)
    .where('seq', '<', page.before)
    .orderBy('seq', 'desc')
    .limit(page.limit)
    .execute()
}
