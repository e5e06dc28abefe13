import { setImmediate } from 'node:timers/promises'
import { byDay } from '../../../shared/course/place.ts'
import { threadsToMarkdown, writtenThreads } from '../../../shared/course/threadMarkdown.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { toMarkdown } from '../../../shared/note/markdown.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { isUnfinished } from '../../../shared/review/machine.ts'
import { noteStates } from '../../../shared/review/sentences.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import type { SeldomAudit } from '../audit/seldom.ts'
import { identifiersOf, printedNote } from '../exporting/printedNote.ts'
import type { Printer } from '../exporting/printer.ts'
import { type Exported, fileTypes, printedHead } from '../notes/exportNote.ts'
import { type NoteForActor, notesOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { caseItemsOf } from '../threads/threads.ts'
import { requireCase } from './cases.ts'

export const caseFormats = ['markdown', 'json', 'pdf', 'docx'] as const
export type CaseFormat = (typeof caseFormats)[number]

/** What is in a case's file, in whichever form. */
interface Chart {
  code: string
  notes: NoteForActor['note'][]
  /** How many notes that nobody has signed yet were left out. */
  draftsLeftOut: number
  threads: Pick<Awaited<ReturnType<typeof caseItemsOf>>, 'items' | 'links'>
}

/** A case's file and what goes into it. `drafts`: also what its author has not handed over yet, and what was sent back. */
interface CaseFile {
  id: CaseId
  format: CaseFormat
  drafts: boolean
}

/**
 * The chart of a case as it is on disk: its notes by the days that they are about, each with its addenda and corrections after
 * it, and its threads. Drafts are no part of it unless they are asked for, and the file says how many it lacks. Process notes
 * are no part of it, whoever exports. As Markdown or JSON the same texts are the same bytes; paper says who exported it and
 * when. Between two notes there is room for whoever writes.
 */
export async function exportCase(
  services: Services,
  printer: Printer,
  record: SeldomAudit,
  actor: Actor,
  { id, format, drafts }: CaseFile,
): Promise<Exported> {
  const { code } = await requireCase(services.database.read, actor, id, 'read')
  const readable = besideTheirOriginal((await notesOf(services, actor, id)).filter(({ abilities }) => abilities.export))
  const notes = readable.map(({ note }) => note).filter(({ status }) => drafts || !isUnfinished(status))
  const draftsLeftOut = readable.length - notes.length
  const chart = { code, notes, draftsLeftOut, threads: await threadsAmong(services, actor, id, notes) }
  const body = await bodyOf(services, printer, actor, chart, format)
  // On disk before anything leaves.
  await record({ action: 'case.exported', by: actor, subject: { kind: 'case', id }, detail: { format } })
  return { body, ...fileTypes[format] }
}

/** The threads as far as their items stand in these notes. */
async function threadsAmong(services: Services, actor: Actor, id: CaseId, notes: Chart['notes']) {
  const within = new Set(notes.map((note) => note.id))
  const all = await caseItemsOf(services, actor, id)
  const items = all.items.filter(({ noteId }) => within.has(noteId))
  const known = new Set(items.map((item) => item.id))
  return { items, links: all.links.filter(({ from, to }) => known.has(from) && known.has(to)) }
}

/** What a file says of the notes that it lacks, or null. */
function leftOutSentence(count: number): string | null {
  if (count === 0) return null
  return count === 1 ? 'One draft is not in this file.' : `${count} drafts are not in this file.`
}

async function bodyOf(services: Services, printer: Printer, actor: Actor, chart: Chart, format: CaseFormat) {
  switch (format) {
    case 'pdf':
    case 'docx':
      return onPaper(services, printer, actor, chart, format)
    case 'json':
      return asJson(services, actor, chart)
    case 'markdown':
      return asMarkdown(services, actor, chart)
  }
}

async function onPaper(services: Services, printer: Printer, actor: Actor, chart: Chart, format: 'pdf' | 'docx') {
  const { code, notes, threads } = chart
  const plain = await printedHead(services, actor, `Case ${code}`)
  const lacks = leftOutSentence(chart.draftsLeftOut)
  const head = lacks === null ? plain : { ...plain, exported: `${plain.exported}. ${lacks}` }
  return printer.print(format, head, async (add) => {
    for (const note of notes) {
      add(await printedNote(services, actor, note))
      await setImmediate()
    }
    const [first] = notes
    const identifiers = first ? identifiersOf({ ...first, phase: null }) : code
    return { identifiers, list: writtenThreads(threads.items, threads.links) }
  })
}

async function asJson(
  services: Services,
  actor: Actor,
  { code, notes, draftsLeftOut, threads }: Chart,
): Promise<string> {
  const written: object[] = []
  for await (const { note, text } of textsOf(services, actor, notes)) {
    const { id, title, phase, status, occurredOn, authorName: author } = note
    written.push({ id, title, phase, status, occurredOn, author, text })
  }
  return JSON.stringify({ code, draftsLeftOut, notes: written, threads })
}

async function asMarkdown(services: Services, actor: Actor, { notes, draftsLeftOut, threads }: Chart): Promise<string> {
  const pieces: string[] = []
  for await (const { note, text } of textsOf(services, actor, notes)) {
    const facts = [
      ['Case', note.caseCode],
      ['About the day', note.occurredOn],
      ['Author', note.authorName],
      ['State', noteStates[note.status].whole],
    ] as const
    pieces.push(toMarkdown(text, { title: note.title, facts }))
  }
  const lacks = leftOutSentence(draftsLeftOut)
  const end = threadsToMarkdown(threads.items, threads.links) + (lacks === null ? '' : `\n${lacks}\n`)
  return [...pieces, end].join('\n---\n\n')
}

async function* textsOf(
  services: Services,
  actor: Actor,
  notes: Chart['notes'],
): AsyncGenerator<{ note: Chart['notes'][number]; text: NoteNode }> {
  for (const note of notes) {
    const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
    // A chart that silently lacks a note would pass for the whole of it.
    if (!stored) throw new DomainError('not_found')
    yield { note, text: readUpdates(piecesOf(stored)) }
    await setImmediate()
  }
}

/** Notes by day; what stands beside another comes right after it. */
function besideTheirOriginal(notes: readonly NoteForActor[]): NoteForActor[] {
  const byTheirDay = notes.toSorted((one, other) => byDay(one.note, other.note))
  const known = new Set(notes.map(({ note }) => note.id))
  const isBeside = ({ note }: NoteForActor) => note.amendsId !== null && known.has(note.amendsId)
  const withOthers = (one: NoteForActor): NoteForActor[] => [
    one,
    ...byTheirDay.filter(({ note }) => note.amendsId === one.note.id).flatMap(withOthers),
  ]
  return byTheirDay.filter((one) => !isBeside(one)).flatMap(withOthers)
}
