import type { ColumnType, Generated } from 'kysely'
import type { NoteId, PracticeId } from '../../../shared/ids.ts'

/** What is searched of one note, for one head of its document; read from it anew at any time. */
interface SearchRowTable {
  /** Rises with every row that is written: a note that is read anew gets a new number. */
  id: Generated<number>
  practice_id: PracticeId
  note_id: NoteId
  head: number
  /** JSON of the note's sections with their words, to show what was found in its context. */
  sections: string
  /** PostgreSQL alone: the words that are looked up, each once, as a `tsvector` reads them. */
  words: ColumnType<string, string | undefined, string>
  /** PostgreSQL alone: all words in their order, for those that have to stand together. */
  folded: ColumnType<string, string | undefined, string>
}

/** SQLite alone: its full-text index, which is searched and gives nothing back but the number of a row. */
interface SearchWordsTable {
  /** Of the `search_row`. */
  rowid: number
  words: string
}

/** What is searched. */
export interface SearchTables {
  search_row: SearchRowTable
  search_words: SearchWordsTable
}
