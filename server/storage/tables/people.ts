import type { Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { CredentialId, MemberId, PracticeId, SupervisionId, TeamId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

interface PracticeTable {
  id: PracticeId
  name: string
  created_at: Millis
}

/** What a practice decides for its notes; none while it has what every practice begins with. */
interface PracticeSettingsTable {
  practice_id: PracticeId
  version: number
  /** JSON */
  settings: string
  updated_at: Millis
  updated_by: MemberId
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
  /** Null while the member works here. Whoever has left stays as the author of what they wrote, and nothing else. */
  left_at: Millis | null
}

interface MemberRoleTable {
  practice_id: PracticeId
  member_id: MemberId
  role: Role
}

interface CredentialTable {
  id: CredentialId
  practice_id: PracticeId
  member_id: MemberId
  title: string
  number: string | null
  state: string | null
  /** A calendar day, `2031-05-30`, as the licence says it; null where it does not run out. */
  expires_on: string | null
  created_at: Millis
}

interface TeamTable {
  id: TeamId
  practice_id: PracticeId
  name: string
  /** The name without regard to case, unique in the practice. */
  name_key: string
  created_at: Millis
}

interface TeamMemberTable {
  practice_id: PracticeId
  team_id: TeamId
  member_id: MemberId
}

interface SupervisionTable {
  id: SupervisionId
  practice_id: PracticeId
  supervisor_id: MemberId
  supervisee_id: MemberId
  backup_id: MemberId | null
  from_at: Millis
  /** The first moment that it no longer covers. */
  to_at: Millis | null
  /** Kinds of notes with a space between them, or null for all. */
  covers: string | null
}

/** Practices and the people in them. */
export interface PeopleTables {
  practice: PracticeTable
  practice_settings: PracticeSettingsTable
  member: MemberTable
  member_role: MemberRoleTable
  credential: CredentialTable
  team: TeamTable
  team_member: TeamMemberTable
  supervision: SupervisionTable
}
