import type { DeviceKeyId, DocumentId, InvitationId, MemberId, PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

interface SessionTable {
  id: SessionId
  practice_id: PracticeId
  member_id: MemberId
  created_at: Millis
  expires_at: Millis
  last_active_at: Millis
  /** When its member, or their page, locked it. One that nobody used for long is locked without that. */
  locked_at: Millis | null
  /** The browser and system that began it, in plain words; empty where they were not told. */
  device: string
  /** The text of the note at which session mode holds it, and until when; both null where it is held at none. */
  held_document_id: DocumentId | null
  held_until: Millis | null
  /** When the shade was drawn over it. One that is held and that nobody used for long is shaded without that. */
  shaded_at: Millis | null
  /** Tries with a PIN since it was last unlocked. */
  pin_failures: number
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

interface InvitationTable {
  id: InvitationId
  practice_id: PracticeId
  /** SHA-256 of the link's token, in hex. */
  token_hash: string
  email: string
  name: string | null
  /** Roles with a space between them. */
  roles: string
  invited_by: MemberId
  created_at: Millis
  expires_at: Millis
  used_at: Millis | null
  withdrawn_at: Millis | null
}

interface ResetLinkTable {
  /** SHA-256 of the link's token, in hex. */
  id: string
  practice_id: PracticeId
  member_id: MemberId
  /** Null for a link that was made on the server itself. */
  made_by: MemberId | null
  expires_at: Millis
  used_at: Millis | null
}

interface DeviceKeyTable {
  id: DeviceKeyId
  practice_id: PracticeId
  member_id: MemberId
  /** 32 random bytes. What a browser keeps under it is readable with a session of its member only. */
  key: Uint8Array
  created_at: Millis
  used_at: Millis
}

interface MemberPinTable {
  member_id: MemberId
  practice_id: PracticeId
  /** Argon2id, as of a password. */
  hash: string
  set_at: Millis
}

/** What signing in needs. */
export interface DoorTables {
  session: SessionTable
  member_pin: MemberPinTable
  device_key: DeviceKeyTable
  set_up_link: SetUpLinkTable
  invitation: InvitationTable
  reset_link: ResetLinkTable
  sign_in_failure: SignInFailureTable
}
