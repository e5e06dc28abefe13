import { setImmediate } from 'node:timers/promises'
import { byDay } from '../../../shared/course/place.ts'
import { threadsToMarkdown } from '../../../shared/course/threadMarkdown.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { toMarkdown } from '../../../shared/note/markdown.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import type { SeldomAudit } from '../audit/seldom.ts'
import type { ExportFormat } from '../notes/exportNote.ts'
import { type NoteForActor, notesOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { caseItemsOf } from '../threads/threads.ts'
import { requireCase } from './cases.ts'

/**
 * The chart of a case as it is on disk: its notes by the days that they are about, and its threads. Process notes are no
 * part of it, whoever exports. Two exports of the same texts are the same bytes. Between two notes there is room for whoever
 * writes.
 */
export async function exportCase(
  services: Services,
  record: SeldomAudit,
  actor: Actor,
  id: CaseId,
  format: ExportFormat,
): Promise<{ body: string; contentType: string }> {
  const found = await requireCase(services.database.read, actor, id, 'read')
  const notes = (await notesOf(services, actor, id))
    .filter(({ abilities }) => abilities.export)
    .toSorted((one, other) => byDay(one.note, other.note))
  const { items, links } = await caseItemsOf(services, actor, id)
  const texts: { note: NoteForActor['note']; text: NoteNode }[] = []
  for (const { note } of notes) {
    const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
    // A chart that silently lacks a note would pass for the whole of it.
    if (!stored) throw new DomainError('not_found')
    texts.push({ note, text: readUpdates(piecesOf(stored)) })
    await setImmediate()
  }
  await record({ action: 'case.exported', by: actor, subject: { kind: 'case', id }, detail: { format } })
  if (format === 'json') {
    const written = texts.map(({ note: { id: noteId, title, phase, status, occurredOn, authorName }, text }) => ({
      ...{ id: noteId, title, phase, status, occurredOn, author: authorName, text },
    }))
    const body = JSON.stringify({ code: found.code, notes: written, threads: { items, links } })
    return { body, contentType: 'application/json' }
  }
  const pieces: string[] = []
  for (const { note, text } of texts) {
    const facts = [
      ['Case', note.caseCode],
      ['About the day', note.occurredOn],
      ['Author', note.authorName],
      ['State', note.status.replaceAll('_', ' ')],
    ] as const
    pieces.push(toMarkdown(text, { title: note.title, facts }))
    await setImmediate()
  }
  return {
    body: [...pieces, threadsToMarkdown(items, links)].join('\n---\n\n'),
    contentType: 'text/markdown; charset=utf-8',
  }
}
