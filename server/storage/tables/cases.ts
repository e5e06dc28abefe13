import type { Generated } from 'kysely'
import type { CareRole, Compartment } from '../../../shared/access/vocabulary.ts'
import type { AmendmentKind } from '../../../shared/api/amendments.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import type { CaseId, DocumentId, MemberId, NoteId, PracticeId, ReasonId, TemplateId } from '../../../shared/ids.ts'
import type { CheckCode } from '../../../shared/note/checks/finding.ts'
import type { NoteStatus } from '../../../shared/review/machine.ts'
import type { Millis } from './millis.ts'

/** `case` is a word of SQL. */
interface ClientCaseTable {
  id: CaseId
  practice_id: PracticeId
  code: string
  preferred_name: string | null
  pronouns: string | null
  indication: string | null
  closed_at: Millis | null
  closing_reason: string | null
  created_at: Millis
}

/** The plan of one series of treatment; days are `YYYY-MM-DD`. */
interface CourseTable {
  practice_id: PracticeId
  case_id: CaseId
  number: number
  indication: string | null
  planned_doses: number | null
  rhythm: string | null
  end_point: string | null
  begun_on: string | null
  ended_on: string | null
}

/** Legal name and date of birth, apart from everything that lists read. */
interface ClientIdentityTable {
  practice_id: PracticeId
  case_id: CaseId
  legal_name: string | null
  date_of_birth: string | null
}

interface CareTeamTable {
  practice_id: PracticeId
  case_id: CaseId
  member_id: MemberId
  role: CareRole
}

interface NoteTable {
  id: NoteId
  practice_id: PracticeId
  case_id: CaseId
  /** `process`: its author's alone, but for grants. */
  kind: Compartment
  document_id: DocumentId
  template_id: TemplateId
  template_version: number
  title: string
  phase: Phase | null
  author_id: MemberId
  status: NoteStatus
  status_since: Millis
  /** The day that the note is about, `YYYY-MM-DD`. */
  occurred_on: string
  created_at: Millis
  /** JSON of what it waits for, of a note in review. */
  awaits: string | null
  /** The signed note that it stands beside, and as what. */
  amends_id: NoteId | null
  amends_kind: AmendmentKind | null
  /** The phase of that note: whoever co-signs it co-signs this one. */
  amends_phase: Phase | null
  /** Of a draft that was discarded. It stays stored. */
  discarded_at: Millis | null
  /** 1: entered in error for the wrong client, and hidden. */
  wrong_client: Generated<0 | 1>
}

/** Who besides its author may read a process note. A grant that was withdrawn stays, and opens nothing. */
interface ProcessGrantTable {
  practice_id: PracticeId
  note_id: NoteId
  member_id: MemberId
  granted_by: MemberId
  granted_at: Millis
  withdrawn_at: Millis | null
}

/** What lists show of a note's text. It holds for exactly this head of the document and can be counted anew at any time. */
interface NoteFactsTable {
  practice_id: PracticeId
  note_id: NoteId
  head: number
  version: number
  /** JSON of numbers and choices. */
  facts: string
}

/** Why whoever may sign a note goes on in spite of a finding, one of each finding. */
interface CheckReasonTable {
  id: ReasonId
  practice_id: PracticeId
  note_id: NoteId
  code: CheckCode
  /** The id of the finding's item, else of its section; empty where it is in none. */
  place: string
  about: string
  reason: string
  member_id: MemberId
  at: Millis
}

/** Clients’ files and what belongs to them. */
export interface CasesTables {
  client_case: ClientCaseTable
  care_team: CareTeamTable
  course: CourseTable
  client_identity: ClientIdentityTable
  note: NoteTable
  process_grant: ProcessGrantTable
  note_facts: NoteFactsTable
  check_reason: CheckReasonTable
}
