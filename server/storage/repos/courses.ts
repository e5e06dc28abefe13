import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'

/** The plan of a course. Days are `YYYY-MM-DD`. */
export interface CourseRow {
  number: number
  indication: string | null
  plannedDoses: number | null
  rhythm: string | null
  endPoint: string | null
  begunOn: string | null
  endedOn: string | null
}

/** The courses of the cases on whose care team the member is, or of one of them, by number. */
export async function listCoursesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId?: CaseId,
): Promise<(CourseRow & { caseId: CaseId })[]> {
  let query = db
    .selectFrom('course')
    .innerJoin('care_team', (join) =>
      join.onRef('care_team.case_id', '=', 'course.case_id').onRef('care_team.practice_id', '=', 'course.practice_id'),
    )
    .select([
      'course.case_id as caseId',
      'course.number',
      'course.indication',
      'course.planned_doses as plannedDoses',
      'course.rhythm',
      'course.end_point as endPoint',
      'course.begun_on as begunOn',
      'course.ended_on as endedOn',
    ])
    .where('course.practice_id', '=', practiceId)
    .where('care_team.member_id', '=', memberId)
    .orderBy('course.number')
  if (caseId !== undefined) query = query.where('course.case_id', '=', caseId)
  return query.execute()
}

/** Writes the plan of a course, whether or not there was one of its number. */
export async function putCourse(tx: Tx, practiceId: PracticeId, caseId: CaseId, row: CourseRow): Promise<void> {
  const plan = {
    indication: row.indication,
    planned_doses: row.plannedDoses,
    rhythm: row.rhythm,
    end_point: row.endPoint,
    begun_on: row.begunOn,
    ended_on: row.endedOn,
  }
  await tx
    .insertInto('course')
    .values({ practice_id: practiceId, case_id: caseId, number: row.number, ...plan })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'number']).doUpdateSet(plan).where('course.practice_id', '=', practiceId),
    )
    .execute()
}

/** The number of a case's newest course, 0 for none. */
export async function newestCourse(db: Reader, practiceId: PracticeId, caseId: CaseId): Promise<number> {
  const row = await db
    .selectFrom('course')
    .select('number')
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Who leads the cases on whose care team the member is, or one of them. */
export async function listLeadsOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId?: CaseId,
): Promise<{ caseId: CaseId; name: string; color: PersonColor }[]> {
  let query = db
    .selectFrom('care_team')
    .innerJoin('member', 'member.id', 'care_team.member_id')
    .select(['care_team.case_id as caseId', 'member.name', 'member.color'])
    .where('care_team.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('care_team.role', '=', 'lead')
    .where('care_team.case_id', 'in', (own) =>
      own
        .selectFrom('care_team')
        .select('care_team.case_id')
        .where('care_team.practice_id', '=', practiceId)
        .where('care_team.member_id', '=', memberId),
    )
    .orderBy('member.name')
  if (caseId !== undefined) query = query.where('care_team.case_id', '=', caseId)
  return query.execute()
}
