import type { CaseId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { SectionText } from '../../../shared/note/searchText.ts'
import type { Database, Reader, Tx } from '../database.ts'
import { inStatements, storable } from '../statements.ts'
import { readableNoteIds } from './readableNotes.ts'
import { asVector, fts5Query, indexedWords, inOrder, type Question, together, tsquery } from './searchedWords.ts'

type Dialect = Database['dialect']

/** What is searched of a note, as it was read at one head of its document. */
export interface SearchedNote {
  noteId: NoteId
  caseId: CaseId
  head: number
  sections: readonly SectionText[]
}

/** Keeps what is searched of notes, instead of what was kept of them before. The caller brings the newest head. */
export async function putSearched(
  tx: Tx,
  dialect: Dialect,
  practiceId: PracticeId,
  notes: readonly SearchedNote[],
): Promise<void> {
  for (const some of inStatements(notes)) {
    const noteIds = some.map(({ noteId }) => noteId)
    await removeSearched(tx, dialect, practiceId, noteIds)
    const titles = await titlesOf(tx, practiceId, noteIds)
    for (const note of some) await insertSearched(tx, dialect, practiceId, note, titles.get(note.noteId) ?? '')
  }
}

async function titlesOf(
  tx: Tx,
  practiceId: PracticeId,
  noteIds: readonly NoteId[],
): Promise<ReadonlyMap<NoteId, string>> {
  const rows = await tx
    .selectFrom('note')
    .select(['id', 'title'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', noteIds)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function insertSearched(
  tx: Tx,
  dialect: Dialect,
  practiceId: PracticeId,
  note: SearchedNote,
  title: string,
): Promise<void> {
  const words = indexedWords({ practiceId, title, ...note })
  const { id } = await tx
    .insertInto('search_row')
    .values({
      practice_id: practiceId,
      note_id: note.noteId,
      head: note.head,
      sections: storable(JSON.stringify(shortened(note.sections))),
      ...(dialect === 'postgres' ? { words: asVector(words), folded: inOrder(words) } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (dialect === 'sqlite')
    await tx
      .insertInto('search_words')
      .values({ rowid: id, words: inOrder(words) })
      .execute()
}

/** Characters of a note's sections that are kept to show what was found in them. What lies beyond is found, and not shown. */
const mostShown = 300_000

function shortened(sections: readonly SectionText[]): SectionText[] {
  const kept: SectionText[] = []
  let room = mostShown
  for (const section of sections) {
    if (room <= 0) break
    const [title, text] = [section.title.slice(0, room), section.text.slice(0, room)]
    kept.push({ id: section.id, title, text })
    // An empty section takes some room as well.
    room -= title.length + text.length + 100
  }
  return kept
}

async function removeSearched(
  tx: Tx,
  dialect: Dialect,
  practiceId: PracticeId,
  noteIds: readonly NoteId[],
): Promise<void> {
  if (noteIds.length === 0) return
  const removed = await tx
    .deleteFrom('search_row')
    .where('practice_id', '=', practiceId)
    .where('note_id', 'in', noteIds)
    .returning('id')
    .execute()
  if (dialect === 'sqlite' && removed.length > 0)
    await tx
      .deleteFrom('search_words')
      .where(
        'rowid',
        'in',
        removed.map(({ id }) => id),
      )
      .execute()
}

/** Whom a search is for, and what for. */
export interface Search extends Question {
  memberId: MemberId
  /** How many notes at most, the newest written first. */
  most: number
}

/** A note that was found. */
export interface FoundRow {
  noteId: NoteId
}

/** What is kept of a note's sections, as JSON (see `SearchedNote`). For whoever may read the note: the caller has looked. */
export async function findSections(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<string | undefined> {
  const found = await db
    .selectFrom('search_row')
    .select('sections')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .executeTakeFirst()
  return found?.sections
}

/**
 * The notes that the member may read and that hold everything that is wanted, those that were written in last first. What
 * the member may not read is left out by the same statement, before anything is counted or cut.
 */
export async function searchNotes(db: Reader, dialect: Dialect, search: Search): Promise<FoundRow[]> {
  if (dialect === 'postgres') return inPostgres(db, search)
  // In the order in which the index gives them, so that it ends with the last one that is wanted.
  return readableRows(db, search)
    .innerJoin('search_words', 'search_words.rowid', 'search_row.id')
    .where('search_words.words', 'match', fts5Query(search))
    .orderBy('search_words.rowid', 'desc')
    .select('search_row.note_id as noteId')
    .limit(search.most)
    .execute()
}

/** What a process note says is in nobody’s search but its author’s, also where somebody else may read it. */
const readableRows = (db: Reader, { practiceId, memberId }: Search) =>
  readableNoteIds(db, practiceId, memberId)
    .innerJoin('search_row', 'search_row.note_id', 'note.id')
    .where('search_row.practice_id', '=', practiceId)
    .where((where) => where.or([where('note.kind', '=', 'chart'), where('note.author_id', '=', memberId)]))

/** The index gives some notes too many where words have to stand together: those are read, the newest first. */
async function inPostgres(db: Reader, search: Search): Promise<FoundRow[]> {
  const candidates = readableRows(db, search)
    .where('search_row.words', '@@', tsquery(search))
    .orderBy('search_row.id', 'desc')
    .select(['search_row.id', 'search_row.note_id as noteId'])
  const patterns = search.wanted.flatMap(({ term, cases }) => {
    const pattern = together(term, search.place)
    return pattern === null ? [] : [{ pattern, cases }]
  })
  if (patterns.length === 0) return candidates.limit(search.most).execute()
  // So few that the database goes through its newest rows one by one, and not through all that there are.
  const newest = await candidates.limit(firstRead).execute()
  const found = await standingTogether(db, search.practiceId, newest, patterns)
  const last = newest.at(-1)
  if (found.length >= search.most || last === undefined || newest.length < firstRead) return found.slice(0, search.most)
  const older = await candidates.where('search_row.id', '<', last.id).execute()
  for (let some = firstRead; older.length > 0 && found.length < search.most; some = Math.min(4 * some, mostRead))
    found.push(...(await standingTogether(db, search.practiceId, older.splice(0, some), patterns)))
  return found.slice(0, search.most)
}

/** Candidates that are read first. Where few of them hold, more are read, and each time four times as many. */
const firstRead = 60
/** At most: what one statement may carry is bounded. */
const mostRead = 16_000

/** Those of these rows in which every pattern stands, or whose case has it by its client's name, in their order. */
async function standingTogether(
  db: Reader,
  practiceId: PracticeId,
  rows: readonly { id: number }[],
  patterns: readonly { pattern: string; cases: readonly CaseId[] }[],
): Promise<FoundRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  return patterns
    .reduce(
      (query, { pattern, cases }) =>
        query.where((where) =>
          where.or([
            where('search_row.folded', 'like', pattern),
            ...(cases.length === 0 ? [] : [where('note.case_id', 'in', cases)]),
          ]),
        ),
      db
        .selectFrom('search_row')
        .innerJoin('note', 'note.id', 'search_row.note_id')
        .where('search_row.practice_id', '=', practiceId)
        .where('note.practice_id', '=', practiceId)
        .where('search_row.id', 'in', ids),
    )
    .orderBy('search_row.id', 'desc')
    .select('search_row.note_id as noteId')
    .execute()
}
