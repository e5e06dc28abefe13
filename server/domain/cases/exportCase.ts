import { setImmediate } from 'node:timers/promises'
import { byDay } from '../../../shared/course/place.ts'
import { threadsToMarkdown, writtenThreads } from '../../../shared/course/threadMarkdown.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { toMarkdown } from '../../../shared/note/markdown.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
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
  threads: Pick<Awaited<ReturnType<typeof caseItemsOf>>, 'items' | 'links'>
}

/**
 * The chart of a case as it is on disk: its notes by the days that they are about, each with its addenda and corrections after
 * it, and its threads. Process notes are no part of it, whoever exports. As Markdown or JSON the same texts are the same bytes;
 * paper says who exported it and when. Between two notes there is room for whoever writes.
 */
export async function exportCase(
  services: Services,
  printer: Printer,
  record: SeldomAudit,
  actor: Actor,
  id: CaseId,
  format: CaseFormat,
): Promise<Exported> {
  const { code } = await requireCase(services.database.read, actor, id, 'read')
  const notes = besideTheirOriginal((await notesOf(services, actor, id)).filter(({ abilities }) => abilities.export))
  const { items, links } = await caseItemsOf(services, actor, id)
  const chart = { code, notes: notes.map(({ note }) => note), threads: { items, links } }
  const body = await bodyOf(services, printer, actor, chart, format)
  // On disk before anything leaves.
  await record({ action: 'case.exported', by: actor, subject: { kind: 'case', id }, detail: { format } })
  return { body, ...fileTypes[format] }
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
  const head = await printedHead(services, actor, `Case ${code}`)
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

async function asJson(services: Services, actor: Actor, { code, notes, threads }: Chart): Promise<string> {
  const written: object[] = []
  for await (const { note, text } of textsOf(services, actor, notes)) {
    const { id, title, phase, status, occurredOn, authorName: author } = note
    written.push({ id, title, phase, status, occurredOn, author, text })
  }
  return JSON.stringify({ code, notes: written, threads })
}

async function asMarkdown(services: Services, actor: Actor, { notes, threads }: Chart): Promise<string> {
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
  return [...pieces, threadsToMarkdown(threads.items, threads.links)].join('\n---\n\n')
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
