import type { SuggestionState } from '../../../shared/access/comments.ts'
import type { CommentId, CommentThreadId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

/** What was said about one passage of a note, or about the whole of it. */
interface CommentThreadTable {
  id: CommentThreadId
  practice_id: PracticeId
  note_id: NoteId
  begun_by: MemberId
  begun_at: Millis
  /** JSON of a place in the text; null where the whole note is meant. */
  anchor: string | null
  quote: string | null
  quote_before: string
  quote_after: string
  suggestion: string | null
  suggestion_state: SuggestionState | null
  settled_by: MemberId | null
  settled_at: Millis | null
  settled_reason: string
  resolved_by: MemberId | null
  resolved_at: Millis | null
}

/** One comment. What was removed keeps its words here, where no answer of the API takes them from. */
interface CommentTable {
  id: CommentId
  practice_id: PracticeId
  thread_id: CommentThreadId
  /** Its place in the thread, from 1. */
  number: number
  member_id: MemberId
  body: string
  /** JSON of the ids of members. */
  mentions: string
  at: Millis
  edited_at: Millis | null
  removed_at: Millis | null
}

/** What a comment said before it was edited. */
interface CommentWordingTable {
  practice_id: PracticeId
  comment_id: CommentId
  number: number
  body: string
  until_at: Millis
}

/** What is said about notes. */
export interface CommentsTables {
  comment_thread: CommentThreadTable
  comment: CommentTable
  comment_wording: CommentWordingTable
}
