import { CareRole } from '../../../shared/access/vocabulary.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'

/** Those that count, or those that were discarded. A note that was written for the wrong client is neither. */
export type WhichNotes = 'kept' | 'discarded'

/**
 * The notes that may be a member's to read, each with the member's place on the care team, without which there is no row,
 * and the grant that the member has for it. A process note has a row for its author and for whoever it is granted to; a
 * grant rests while its author is not on the care team, and so could not withdraw it. A note of a kind that this version
 * does not know is its author's alone. Everything that reads notes for a member begins here.
 */
export function notesWithin(db: Reader, practiceId: PracticeId, memberId: MemberId, which: WhichNotes = 'kept') {
  return (
    db
      .selectFrom('note')
      .innerJoin('care_team', 'care_team.case_id', 'note.case_id')
      .leftJoin('process_grant', (join) =>
        join
          .onRef('process_grant.note_id', '=', 'note.id')
          .on('process_grant.practice_id', '=', practiceId)
          .on('process_grant.member_id', '=', memberId)
          .on('process_grant.withdrawn_at', 'is', null),
      )
      .where('note.practice_id', '=', practiceId)
      .where('note.wrong_client', '=', 0)
      // What stands beside a note of the wrong client is about that client too.
      .where((where) =>
        where.or([
          where('note.amends_id', 'is', null),
          where.and([
            where('note.amends_id', 'not in', ofWrongClient(db, practiceId)),
            where('note.amends_id', 'not in', besideWrongClient(db, practiceId)),
          ]),
        ]),
      )
      .where('note.discarded_at', which === 'kept' ? 'is' : 'is not', null)
      .where('care_team.practice_id', '=', practiceId)
      .where('care_team.member_id', '=', memberId)
      .where((where) =>
        where.or([
          where('note.kind', '=', 'chart'),
          where('note.author_id', '=', memberId),
          where.and([
            where('note.kind', '=', 'process'),
            where('process_grant.granted_at', 'is not', null),
            where.exists(
              where
                .selectFrom('care_team')
                .select('care_team.member_id')
                .whereRef('care_team.case_id', '=', 'note.case_id')
                .whereRef('care_team.member_id', '=', 'note.author_id')
                .where('care_team.practice_id', '=', practiceId),
            ),
          ]),
        ]),
      )
  )
}

const ofWrongClient = (db: Reader, practiceId: PracticeId) =>
  db.selectFrom('note').select('note.id').where('note.practice_id', '=', practiceId).where('note.wrong_client', '=', 1)

/** An addendum is signed, and can have one of its own. */
const besideWrongClient = (db: Reader, practiceId: PracticeId) =>
  db
    .selectFrom('note')
    .select('note.id')
    .where('note.practice_id', '=', practiceId)
    .where('note.amends_id', 'in', ofWrongClient(db, practiceId))

/**
 * The ids of all notes that a member may read, as a query for a condition, `where('x.note_id', 'in', readableNoteIds(…))`.
 * It holds exactly those for which the policy answers `read` with yes, so that what is searched or counted is never more
 * than what is shown.
 */
export function readableNoteIds(db: Reader, practiceId: PracticeId, memberId: MemberId) {
  return notesWithin(db, practiceId, memberId)
    .select('note.id')
    .where('care_team.role', 'in', CareRole.options)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('member_role')
          .select('member_role.role')
          .where('member_role.practice_id', '=', practiceId)
          .where('member_role.member_id', '=', memberId),
      ),
    )
    .where((where) =>
      where.or([
        where('note.kind', '=', 'chart'),
        where('note.author_id', '=', memberId),
        where.and([
          where('care_team.role', '=', 'supervisor'),
          where.exists(
            where
              .selectFrom('member_role')
              .select('member_role.role')
              .where('member_role.practice_id', '=', practiceId)
              .where('member_role.member_id', '=', memberId)
              .where('member_role.role', '=', 'supervisor'),
          ),
        ]),
      ]),
    )
}
