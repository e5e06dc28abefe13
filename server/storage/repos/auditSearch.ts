import type { CaseId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'
import type { Millis } from '../tables/millis.ts'
import type { AuditRow } from './audit.ts'

/** Which entries are wanted. What is left out narrows nothing. */
export interface AuditFilter {
  /** What somebody did, and what was done about them. */
  memberId?: MemberId | undefined
  /** What concerns a case or a note of its chart. Process notes are in nobody's chart. */
  caseId?: CaseId | undefined
  from?: Millis | undefined
  /** Up to here, this moment left out. */
  to?: Millis | undefined
  actions?: readonly string[] | undefined
}

export type NumberedEntry = AuditRow & { number: number; hash: string }

/** A stretch of a practice's numbers, from the first one up to another that is left out. */
interface Stretch {
  first: number
  end: number
  limit: number
  order: 'newest first' | 'oldest first'
}

/** The entries of a practice that fit, of a stretch of its numbers. */
export async function findEntries(
  db: Reader,
  practiceId: PracticeId,
  { memberId, caseId, from, to, actions }: AuditFilter,
  { first, end, limit, order }: Stretch,
): Promise<NumberedEntry[]> {
  if (actions?.length === 0) return []
  let query = db
    .selectFrom('audit_entry')
    .select([
      'number',
      'hash',
      'practice_id as practiceId',
      'at',
      'member_id as memberId',
      'action',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'detail',
    ])
    .where('practice_id', '=', practiceId)
    .where('number', '>=', first)
    .where('number', '<', end)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  if (actions !== undefined) query = query.where('action', 'in', actions)
  if (memberId !== undefined)
    query = query.where((where) =>
      where.or([
        where('member_id', '=', memberId),
        where('subject_id', '=', memberId),
        where('detail', 'like', `%"${memberId}"%`),
      ]),
    )
  if (caseId !== undefined)
    query = query.where((where) =>
      where.or([
        where('subject_id', '=', caseId),
        where('subject_id', 'in', chartOf(db, practiceId, caseId).select('note.id')),
        where('subject_id', 'in', chartOf(db, practiceId, caseId).select('note.document_id')),
        where('subject_id', 'in', heldIn(db, practiceId, caseId)),
      ]),
    )
  return query
    .orderBy('number', order === 'newest first' ? 'desc' : 'asc')
    .limit(limit)
    .execute()
}

const chartOf = (db: Reader, practiceId: PracticeId, caseId: CaseId) =>
  db
    .selectFrom('note')
    .where('note.practice_id', '=', practiceId)
    .where('note.case_id', '=', caseId)
    .where('note.kind', '=', 'chart')

const heldIn = (db: Reader, practiceId: PracticeId, caseId: CaseId) =>
  db
    .selectFrom('held_update')
    .innerJoin('note', 'note.document_id', 'held_update.document_id')
    .where('held_update.practice_id', '=', practiceId)
    .where('note.practice_id', '=', practiceId)
    .where('note.case_id', '=', caseId)
    .where('note.kind', '=', 'chart')
    .select('held_update.id')

/** The newest number of a practice's audit; 0 where nothing is in it. */
export async function newestNumber(db: Reader, practiceId: PracticeId): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select('number')
    .where('practice_id', '=', practiceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}
