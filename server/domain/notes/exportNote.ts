import { byDay } from '../../../shared/course/place.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { toMarkdown } from '../../../shared/note/markdown.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { listAmendmentsOf, type NoteOfMember } from '../../storage/repos/notes.ts'
import { findPractice } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { PrintedHead, PrintFormat } from '../exporting/printed.ts'
import { instant, printedNote } from '../exporting/printedNote.ts'
import type { Printer } from '../exporting/printer.ts'
import type { Actor, Services } from '../services.ts'
import { sealedNote } from '../signing/sealedFile.ts'
import { requireNote } from './notes.ts'

export const noteFormats = ['markdown', 'json', 'pdf', 'docx', 'sealed'] as const
export type NoteFormat = (typeof noteFormats)[number]

export interface Exported {
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** How such a file's name ends. */
  ending: string
}

/** The file as it is sent, by what it is. */
export const fileTypes: Record<NoteFormat, { contentType: string; ending: string }> = {
  markdown: { contentType: 'text/markdown; charset=utf-8', ending: 'md' },
  json: { contentType: 'application/json', ending: 'json' },
  sealed: { contentType: 'application/json', ending: 'sealed.json' },
  pdf: { contentType: 'application/pdf', ending: 'pdf' },
  docx: { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
}

/**
 * A note's text as it is on disk. Two exports of the same text as Markdown or JSON are the same bytes. On paper its addenda and
 * corrections stand after it. `not_signed` where a note without a signature is asked for with its seals.
 */
export async function exportNote(
  services: Services,
  printer: Printer,
  actor: Actor,
  id: NoteId,
  format: NoteFormat,
): Promise<Exported> {
  const { note } = await requireNote(services.database.read, actor, services.clock(), id, 'export')
  const body = await bodyOf(services, printer, actor, note, format)
  const entry = { action: 'note.exported', by: actor, subject: { kind: 'note', id }, detail: { format } } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  return { body, ...fileTypes[format] }
}

async function bodyOf(
  services: Services,
  printer: Printer,
  actor: Actor,
  note: NoteOfMember,
  format: NoteFormat,
): Promise<Exported['body']> {
  switch (format) {
    case 'pdf':
    case 'docx':
      return print(services, printer, actor, note, format)
    case 'sealed':
      return sealedNote(services, actor, note)
    case 'markdown':
    case 'json': {
      const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
      if (!stored) throw new DomainError('not_found')
      const text = readUpdates(piecesOf(stored))
      return format === 'json' ? JSON.stringify(text) : toMarkdown(text, { title: note.title, facts: factsOf(note) })
    }
  }
}

const factsOf = (note: NoteOfMember): [string, string][] => [
  ['Case', note.caseCode],
  ['Author', note.authorName],
  ...(note.kind === 'process' ? [['Private', 'Process note, kept apart from the chart'] as [string, string]] : []),
]

async function print(services: Services, printer: Printer, actor: Actor, note: NoteOfMember, format: PrintFormat) {
  const beside = await listAmendmentsOf(services.database.read, actor.practiceId, actor.memberId, note.id)
  const head = await printedHead(services, actor, `${note.title}, ${note.caseCode}`)
  return printer.print(format, head, async (add) => {
    for (const one of [note, ...beside.toSorted(byDay)]) add(await printedNote(services, actor, one))
    return null
  })
}

/** What stands above a file: whose practice it is from, and who asked for it when. */
export async function printedHead(services: Services, actor: Actor, title: string): Promise<PrintedHead> {
  const practice = await findPractice(services.database.read, actor.practiceId)
  if (!practice) throw new DomainError('not_found')
  const at = services.clock()
  return { title, practice: practice.name, exported: `Exported by ${actor.name}, ${instant(at)}`, at }
}
