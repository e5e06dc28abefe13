import type { Row } from '../row.ts'
import { careTeam, expected, leadAlone, members, onNote, outside, writers } from './answers.ts'

/** Notes. */
export const notesRows: readonly Row[] = [
  { method: 'GET', path: '/api/search', query: 'q=note', expected: members(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onNote, state: 'closed', expected: careTeam(200) },
  {
    method: 'PUT',
    path: '/api/notes/{id}/occurred-on',
    params: onNote,
    body: () => ({ occurredOn: '2026-11-20' }),
    expected: writers(200),
  },
  { method: 'POST', path: '/api/notes/{id}/session-mode', params: onNote, expected: writers(200) },
  {
    method: 'POST',
    path: '/api/notes/{id}/session-mode',
    params: onNote,
    state: 'closed',
    expected: expected(outside, 403),
  },
  // It ends what holds one's own session, and says nothing of a note.
  { method: 'DELETE', path: '/api/notes/{id}/session-mode', params: onNote, expected: members(204) },
  { method: 'GET', path: '/api/notes/{id}/export', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/checks', params: onNote, expected: careTeam(200) },
  {
    method: 'PUT',
    path: '/api/notes/{id}/checks/reasons',
    params: onNote,
    body: () => ({ code: 'section_empty', place: '', about: '', reason: 'It is in the note of the day before.' }),
    expected: leadAlone(204),
  },
  {
    method: 'DELETE',
    path: '/api/notes/{id}/checks/reasons/{reasonId}',
    params: (chart) => ({ id: chart.noteId, reasonId: chart.reasonId }),
    expected: leadAlone(204),
  },
  { method: 'GET', path: '/api/notes/{id}/held', params: onNote, expected: careTeam(200) },
  {
    method: 'POST',
    path: '/api/notes/{id}/held/{heldId}/settle',
    params: (chart) => ({ id: chart.noteId, heldId: chart.heldId }),
    expected: careTeam(204),
  },
]
