import type { MemberId, PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

interface SessionTable {
  id: SessionId
  practice_id: PracticeId
  member_id: MemberId
  created_at: Millis
  expires_at: Millis
  last_active_at: Millis
}

interface SetUpLinkTable {
  /** SHA-256 of the link's token, in hex. */
  id: string
  expires_at: Millis
  used_at: Millis | null
}

interface SignInFailureTable {
  /** SHA-256 of what is throttled, an account's address or a network address. */
  id: string
  failures: number
  last_at: Millis
}

/** What signing in needs. */
export interface DoorTables {
  session: SessionTable
  set_up_link: SetUpLinkTable
  sign_in_failure: SignInFailureTable
}
