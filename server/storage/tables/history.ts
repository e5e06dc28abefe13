import type { VersionReason } from '../../../shared/history/reasons.ts'
import type { DocumentId, MemberId, NoteId, PracticeId, VersionId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

/** Up to which row of the log a member wrote, of those rows that a snapshot has taken the place of. */
interface DocumentWriterTable {
  practice_id: PracticeId
  document_id: DocumentId
  member_id: MemberId
  head: number
}

/** Words whose author is another than whoever owns their client id: so many clocks from this one on. */
interface DocumentWordAuthorTable {
  practice_id: PracticeId
  document_id: DocumentId
  client_id: number
  clock: number
  length: number
  /** Null for the template's words. */
  member_id: MemberId | null
}

/** A note as it was, to be read and compared by itself: the document it came from keeps nothing of what was deleted. */
interface NoteVersionTable {
  id: VersionId
  practice_id: PracticeId
  note_id: NoteId
  /** Counted from 1 in each note. Versions that were thinned out leave gaps. */
  number: number
  head: number
  at: Millis
  reason: VersionReason
  /** Who did what the reason says; null for a pause in writing. */
  member_id: MemberId | null
  /** Of what was restored: the version whose text came back. */
  of_version_id: VersionId | null
  /** Ids of who wrote since the version before, with a space between them. */
  writers: string
  schema_version: number
  /** Compressed JSON of the text with its authors. */
  bytes: Uint8Array
}

/** The version that a member has seen last. */
interface NoteSeenTable {
  practice_id: PracticeId
  note_id: NoteId
  member_id: MemberId
  version_id: VersionId
  at: Millis
}

/** How notes came to be what they are. */
export interface HistoryTables {
  document_writer: DocumentWriterTable
  document_word_author: DocumentWordAuthorTable
  note_version: NoteVersionTable
  note_seen: NoteSeenTable
}
