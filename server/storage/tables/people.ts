import type { Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

interface PracticeTable {
  id: PracticeId
  name: string
  created_at: Millis
}

interface MemberTable {
  id: MemberId
  practice_id: PracticeId
  /** Lower case; one member in the whole installation. */
  email: string
  name: string
  color: PersonColor
  password_hash: string
  created_at: Millis
}

interface MemberRoleTable {
  practice_id: PracticeId
  member_id: MemberId
  role: Role
}

interface SupervisionTable {
  practice_id: PracticeId
  supervisor_id: MemberId
  supervisee_id: MemberId
  from_at: Millis
  to_at: Millis | null
}

/** Practices and the people in them. */
export interface PeopleTables {
  practice: PracticeTable
  member: MemberTable
  member_role: MemberRoleTable
  supervision: SupervisionTable
}
