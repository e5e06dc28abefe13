import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { toMarkdown } from '../../../shared/note/markdown.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireNote } from './notes.ts'

export type ExportFormat = 'markdown' | 'json'

/** A note's text as it is on disk. Two exports of the same text are the same bytes. */
export async function exportNote(
  services: Services,
  actor: Actor,
  id: NoteId,
  format: ExportFormat,
): Promise<{ body: string; contentType: string }> {
  const { note } = await requireNote(services.database.read, actor, services.clock(), id, 'export')
  const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
  if (!stored) throw new DomainError('not_found')
  const entry = { action: 'note.exported', by: actor, subject: { kind: 'note', id }, detail: { format } } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  const text = readUpdates(piecesOf(stored))
  if (format === 'json') return { body: JSON.stringify(text), contentType: 'application/json' }
  const facts = [
    ['Case', note.caseCode],
    ['Author', note.authorName],
    ...(note.kind === 'process' ? [['Private', 'Process note, kept apart from the chart'] as const] : []),
  ] as const
  return { body: toMarkdown(text, { title: note.title, facts }), contentType: 'text/markdown; charset=utf-8' }
}
