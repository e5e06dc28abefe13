import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import type { TemplateTechnique } from '../../../shared/api/templates.ts'
import type { DocumentId, LibrarySectionId, MemberId, NoteId, PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

/** A template of the practice's own. What is written of it now is its document. */
interface TemplateTable {
  id: TemplateId
  practice_id: PracticeId
  name: string
  description: string
  phase: Phase | null
  technique: TemplateTechnique | null
  compartment: Compartment
  document_id: DocumentId
  owner_id: MemberId
  /** The newest that was published; 0 while none was. */
  version: number
  /** The head of its document that was published last; what is beyond was written since. */
  published_head: number
  /** JSON of keys, titles and what is required: of the newest version, or of what it began with. */
  outline: string
  /** What it is a copy of: a template of the practice or one that comes with the program. */
  based_on_id: TemplateId | null
  based_on_version: number | null
  created_at: Millis
  put_away_at: Millis | null
}

/** With whom a template is shared, beside its owner. `grantee_id` is the practice's, a team's or a member's. */
interface TemplateGrantTable {
  practice_id: PracticeId
  template_id: TemplateId
  kind: 'practice' | 'team' | 'member'
  grantee_id: string
  part: 'editor' | 'user'
}

/** A text that was published, which stays as it is; or one that was kept when an older text took its place. */
interface TemplateVersionTable {
  id: string
  practice_id: PracticeId
  template_id: TemplateId
  number: number | null
  summary: string
  at: Millis
  member_id: MemberId
  /** JSON of its sections (see `shared/templates/content.ts`). */
  sections: string
}

/** A section that was saved to be used in other templates of the practice. */
interface LibrarySectionTable {
  id: LibrarySectionId
  practice_id: PracticeId
  name: string
  /** JSON (see `shared/templates/content.ts`). */
  section: string
  member_id: MemberId
  saved_at: Millis
}

/** Which saved sections stand in the newest version of which templates. */
interface LibrarySectionUseTable {
  practice_id: PracticeId
  template_id: TemplateId
  section_id: string
}

/** Which note a request made: the same request, sent again, makes no other. */
interface NoteRequestTable {
  practice_id: PracticeId
  member_id: MemberId
  request_id: string
  note_id: NoteId
  at: Millis
}

/** Templates, and what notes were begun with. */
export interface TemplatesTables {
  template: TemplateTable
  template_grant: TemplateGrantTable
  template_version: TemplateVersionTable
  library_section: LibrarySectionTable
  library_section_use: LibrarySectionUseTable
  note_request: NoteRequestTable
}
