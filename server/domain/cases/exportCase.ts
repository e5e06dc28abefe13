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

/**
 * The chart of a case as it is on disk: its notes by the days that they are about, each with its addenda and corrections after
 * it, and its threads. Process notes are no
 * part of it, whoever exports. Two exports of the same texts are the same bytes. Between two notes there is room for whoever
 * writes.
 */
export async function exportCase(
  services: Services,
  printer: Printer,
  record: SeldomAudit,
  actor: Actor,
  id: CaseId,
  format: CaseFormat,
): Promise<Exported> {
  const found = await requireCase(services.database.read, actor, id, 'read')
  const notes = besideTheirOriginal((await notesOf(services, actor, id)).filter(({ abilities }) => abilities.export))
  const { items, links } = await caseItemsOf(services, actor, id)
  const entry = { action: 'case.exported', by: actor, subject: { kind: 'case', id }, detail: { format } } as const
  if (format === 'pdf' || format === 'docx') {
    await record(entry)
    const head = await printedHead(services, actor, `Case ${found.code}`)
    const body = await printer.print(format, head, async (add) => {
      for (const { note } of notes) {
        add(await printedNote(services, actor, note))
        await setImmediate()
      }
      const [first] = notes
      const identifiers = first ? identifiersOf({ ...first.note, phase: null }) : found.code
      return { identifiers, list: writtenThreads(items, links) }
    })
    return { body, ...fileTypes[format] }
  }
  const texts: { note: NoteForActor['note']; text: NoteNode }[] = []
  for (const { note } of notes) {
    const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
    // A chart that silently lacks a note would pass for the whole of it.
    if (!stored) throw new DomainError('not_found')
    texts.push({ note, text: readUpdates(piecesOf(stored)) })
    await setImmediate()
  }
  await record(entry)
  if (format === 'json') {
    const written = texts.map(({ note: { id: noteId, title, phase, status, occurredOn, authorName }, text }) => ({
      ...{ id: noteId, title, phase, status, occurredOn, author: authorName, text },
    }))
    const body = JSON.stringify({ code: found.code, notes: written, threads: { items, links } })
    return { body, ...fileTypes.json }
  }
  const pieces: string[] = []
  for (const { note, text } of texts) {
    const facts = [
      ['Case', note.caseCode],
      ['About the day', note.occurredOn],
      ['Author', note.authorName],
      ['State', noteStates[note.status].whole],
    ] as const
    pieces.push(toMarkdown(text, { title: note.title, facts }))
    await setImmediate()
  }
  return {
    body: [...pieces, threadsToMarkdown(items, links)].join('\n---\n\n'),
    ...fileTypes.markdown,
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
