import type { Compartment } from '../../../shared/access/vocabulary.ts'
import { factsVersion, type TextFacts } from '../../../shared/api/facts.ts'
import type { CaseId, DocumentId, NoteId, PracticeId } from '../../../shared/ids.ts'
import { carriedOfText } from '../../../shared/note/carried.ts'
import { factsOfText } from '../../../shared/note/facts.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { type SectionText, searchedText } from '../../../shared/note/searchText.ts'
import { type NoteThreads, threadsOfText } from '../../../shared/note/threads.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { putCarried } from '../../storage/repos/carried.ts'
import { listFactsHeads, putFacts } from '../../storage/repos/facts.ts'
import { putSearched } from '../../storage/repos/search.ts'
import { putThreadRows, type ThreadRow } from '../../storage/repos/threads.ts'

/** A note that the index knows or should know. */
export interface IndexableNote {
  noteId: NoteId
  caseId: CaseId
  documentId: DocumentId
  kind: Compartment
}

/** Everything that is found in one note's text and shown elsewhere, for one head of its document. */
export interface NoteIndex extends IndexableNote {
  head: number
  facts: TextFacts
  rows: readonly ThreadRow[]
  /** JSON, or null where other notes take nothing over. */
  carried: string | null
  /** What is searched of it. */
  sections: readonly SectionText[]
}

/**
 * Reads a note for the index: a function of its kind and text alone. What stands in the private compartment gives nothing to
 * the threads of its case and to other notes; it is searched by whoever may read it.
 */
export function indexOf(note: IndexableNote, head: number, text: NoteNode): NoteIndex {
  const read = { ...note, head, facts: factsOfText(text), sections: searchedText(text) }
  if (note.kind === 'process') return { ...read, rows: [], carried: null }
  const carried = carriedOfText(text)
  const says = Object.values(carried).some((part) => part !== null)
  return { ...read, rows: rowsOf(threadsOfText(text)), carried: says ? JSON.stringify(carried) : null }
}

/**
 * Puts what was read in the place of what was read before, all of a note or nothing of it. What a slower reader brings of
 * an older head is left out.
 */
export async function putIndex(
  tx: Tx,
  dialect: Database['dialect'],
  practiceId: PracticeId,
  read: readonly NoteIndex[],
): Promise<void> {
  if (read.length === 0) return
  const facts = read.map((one) => ({
    noteId: one.noteId,
    head: one.head,
    version: factsVersion,
    facts: JSON.stringify(one.facts),
  }))
  // Takes each note's row first, so that two who bring the same note follow one another.
  await putFacts(tx, practiceId, facts)
  const heads = await listFactsHeads(
    tx,
    practiceId,
    read.map(({ noteId }) => noteId),
  )
  const newest = read.filter((one) => heads.get(one.noteId) === one.head)
  await putSearched(tx, dialect, practiceId, newest)
  for (const one of newest) {
    await putThreadRows(tx, practiceId, one, one.rows)
    await putCarried(tx, practiceId, one, one.carried)
  }
}

function rowsOf({ items, links, mentions, reports }: NoteThreads): ThreadRow[] {
  return [
    ...items.map((item, ordinal) => row('item', item.id, ordinal, item.kind, item)),
    ...links.map((link, ordinal) => row('link', `${link.from} ${link.to}`, ordinal, '', link)),
    ...mentions.map((to, ordinal) => row('mention', to, ordinal, '', to)),
    ...reports.map((report, ordinal) => row('report', report.id, ordinal, report.of, report)),
  ]
}

const row = (part: ThreadRow['part'], key: string, ordinal: number, about: string, content: unknown): ThreadRow => ({
  part,
  key,
  ordinal,
  about,
  content: JSON.stringify(content),
})
