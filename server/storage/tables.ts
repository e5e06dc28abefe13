import type { Generated } from 'kysely'
import type { CareRole, NoteStatus, Role } from '../../shared/access/vocabulary.ts'
import type { HeldReason, Phase } from '../../shared/api/notes.ts'
import type { PersonColor } from '../../shared/api/people.ts'
import type {
  CaseId,
  DocumentId,
  HeldId,
  MemberId,
  NoteId,
  PracticeId,
  SessionId,
  TemplateId,
} from '../../shared/ids.ts'

/** Milliseconds since 1970 in UTC, as an integer. */
export type Millis = number

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

/** `case` is a word of SQL. */
interface ClientCaseTable {
  id: CaseId
  practice_id: PracticeId
  code: string
  preferred_name: string | null
  pronouns: string | null
  indication: string | null
  closed_at: Millis | null
  created_at: Millis
}

interface CareTeamTable {
  practice_id: PracticeId
  case_id: CaseId
  member_id: MemberId
  role: CareRole
}

interface SupervisionTable {
  practice_id: PracticeId
  supervisor_id: MemberId
  supervisee_id: MemberId
  from_at: Millis
  to_at: Millis | null
}

interface NoteTable {
  id: NoteId
  practice_id: PracticeId
  case_id: CaseId
  document_id: DocumentId
  template_id: TemplateId
  template_version: number
  title: string
  phase: Phase | null
  author_id: MemberId
  status: NoteStatus
  created_at: Millis
}

interface DocumentTable {
  id: DocumentId
  practice_id: PracticeId
  kind: 'note'
  /** The number of the newest row of the log. It rises with every committed change of the text and never falls. */
  head: number
  /** 1: takes no more text. */
  locked: 0 | 1
  /** Rises with everything that may end somebody's right to write; a commit under an older fence asks again. */
  fence: number
  schema_version: number
  updated_at: Millis
}

interface DocumentUpdateTable {
  practice_id: PracticeId
  document_id: DocumentId
  seq: number
  bytes: Uint8Array
}

interface DocumentSnapshotTable {
  practice_id: PracticeId
  document_id: DocumentId
  /** The newest row of the log that the snapshot holds. */
  seq: number
  bytes: Uint8Array
}

interface DocumentAuthorTable {
  practice_id: PracticeId
  document_id: DocumentId
  client_id: number
  /** Null for the server itself, which wrote the template's content. */
  member_id: MemberId | null
  /** Where this client id's newer words are held; the id is closed for the document. */
  held_id: HeldId | null
}

interface HeldUpdateTable {
  id: HeldId
  practice_id: PracticeId
  document_id: DocumentId
  member_id: MemberId
  reason: HeldReason
  /** The update as sent; null for overwritten words, which are in the document's history. */
  bytes: Uint8Array | null
  text: string
  /** JSON of where the words stood, or null. */
  place: string | null
  at: Millis
  settled_at: Millis | null
}

interface AuditEntryTable {
  seq: Generated<number>
  /** Null for what happened before a practice was known, a sign-in with an unknown address for example. */
  practice_id: PracticeId | null
  at: Millis
  member_id: MemberId | null
  action: string
  subject_kind: string | null
  subject_id: string | null
  /** JSON of a few words from closed vocabularies; never text of a note or of a person. */
  detail: string | null
}

export interface Tables {
  practice: PracticeTable
  member: MemberTable
  member_role: MemberRoleTable
  session: SessionTable
  set_up_link: SetUpLinkTable
  sign_in_failure: SignInFailureTable
  client_case: ClientCaseTable
  care_team: CareTeamTable
  supervision: SupervisionTable
  note: NoteTable
  document: DocumentTable
  document_update: DocumentUpdateTable
  document_snapshot: DocumentSnapshotTable
  document_author: DocumentAuthorTable
  held_update: HeldUpdateTable
  audit_entry: AuditEntryTable
}
