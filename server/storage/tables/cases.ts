import type { CareRole, NoteStatus } from '../../../shared/access/vocabulary.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import type { CaseId, DocumentId, MemberId, NoteId, PracticeId, TemplateId } from '../../../shared/ids.ts'
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
  created_at: Millis
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
  document_id: DocumentId
  template_id: TemplateId
  template_version: number
  title: string
  phase: Phase | null
  author_id: MemberId
  status: NoteStatus
  created_at: Millis
}

/** Clients’ files and what belongs to them. */
export interface CasesTables {
  client_case: ClientCaseTable
  care_team: CareTeamTable
  note: NoteTable
}
