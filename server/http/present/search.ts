import type { SearchResult } from '../../../shared/api/search.ts'
import type { Found } from '../../domain/search/search.ts'

export const presentFound = ({ notes, cases }: Found): SearchResult => ({
  items: notes.map(({ note, section, parts }) => ({
    noteId: note.id,
    caseId: note.caseId,
    caseCode: note.caseCode,
    casePreferredName: note.casePreferredName,
    kind: note.kind,
    title: note.title,
    phase: note.phase,
    status: note.status,
    occurredOn: note.occurredOn,
    author: { name: note.authorName, color: note.authorColor },
    section,
    snippet: parts.map(({ text }) => text).join(''),
    snippetParts: parts.map(({ text, match }) => ({ text, match })),
  })),
  cases: cases.map(({ id, code, preferredName, closedAt }) => ({ id, code, preferredName, closed: closedAt !== null })),
})
