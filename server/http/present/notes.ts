import type { Note } from '../../../shared/api/notes.ts'
import { servedVersion } from '../../../shared/note/schema.ts'
import { freshFacts } from '../../domain/index/withFacts.ts'
import type { NoteForActor } from '../../domain/notes/notes.ts'
import { versionOf } from '../../domain/notes/versionOf.ts'

export function presentNote({ note, facts, abilities, readOnly }: NoteForActor): Note {
  const { id, caseId, caseCode, casePreferredName, documentId, schemaVersion, templateId, templateVersion } = note
  return {
    id,
    kind: note.kind,
    caseId,
    caseCode,
    casePreferredName,
    documentId,
    schemaVersion: servedVersion(schemaVersion),
    templateId,
    templateVersion,
    title: note.title,
    phase: note.phase,
    status: note.status,
    version: versionOf(note),
    author: { id: note.authorId, name: note.authorName, color: note.authorColor },
    occurredOn: note.occurredOn,
    statusSince: new Date(note.statusSince).toISOString(),
    awaits:
      note.status === 'in_review'
        ? { cosign: facts.awaits.cosign === 'awaited', sections: [...facts.awaits.sections] }
        : null,
    amends: note.amendsId && note.amendsKind ? { noteId: note.amendsId, kind: note.amendsKind } : null,
    // Of a process note figures are words as well: whoever was let read it reads them in it.
    facts: note.kind === 'process' && !abilities.grant ? null : freshFacts(note),
    createdAt: new Date(note.createdAt).toISOString(),
    updatedAt: new Date(note.updatedAt).toISOString(),
    readOnly,
    abilities,
  }
}
