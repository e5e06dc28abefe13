import type { CaseId, NoteId, PracticeId } from '../../../shared/ids.ts'

/** Whose rows they are. They hold for the head that the note's facts name, and can be made anew at any time. */
interface OfNote {
  practice_id: PracticeId
  case_id: CaseId
  note_id: NoteId
}

/** A piece of a thread, as one note has it. */
interface ThreadRowTable extends OfNote {
  part: ThreadPart
  /** The item's or report's id, both ids of a link, or the id that is mentioned: each once in a note. */
  key: string
  /** Its place among the pieces of its kind in the note. */
  ordinal: number
  /** Of an item its kind, of a report the id that it speaks of; empty for others. */
  about: string
  /** JSON of a `NoteItem`, a link, an id, or a `NoteReport`. */
  content: string
}
export type ThreadPart = 'item' | 'link' | 'mention' | 'report'

interface NoteCarriedTable extends OfNote {
  /** JSON of a `NoteCarried`. */
  carried: string
}

/** What is found in notes and shown elsewhere. */
export interface IndexTables {
  thread_row: ThreadRowTable
  note_carried: NoteCarriedTable
}
