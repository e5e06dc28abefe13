import type { Chart, Row } from '../row.ts'
import { careTeam, expected, onCase, outside } from './answers.ts'

const onOwn = (chart: Chart) => ({ id: chart.processNoteId })
const onShared = (chart: Chart) => ({ id: chart.sharedProcessNoteId })
/** The lead wrote it, and for everybody else there is no such note. */
const authorAlone = (status: number) => expected({ lead: status }, 404)
/** The supervisor may read it, and knows that it is there. */
const authorAndReader = (author: number, reader: number) => expected({ lead: author, supervisor: reader }, 404)

/** Process notes: what the care team's parts open elsewhere, they open here to nobody but the author. */
export const processNotesRows: readonly Row[] = [
  { method: 'GET', path: '/api/cases/{id}/process-notes', params: onCase, expected: careTeam(200) },
  {
    method: 'POST',
    path: '/api/cases/{id}/notes',
    params: onCase,
    body: () => ({ templateId: 'process-note' }),
    expected: expected({ ...outside, lead: 201, cotherapist: 201, prescriber: 201 }, 403),
  },
  { method: 'GET', path: '/api/notes/{id}', params: onOwn, expected: authorAlone(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onShared, expected: authorAndReader(200, 200) },
  { method: 'GET', path: '/api/notes/{id}/export', params: onOwn, expected: authorAlone(200) },
  { method: 'GET', path: '/api/notes/{id}/export', params: onShared, expected: authorAndReader(200, 403) },
  { method: 'GET', path: '/api/notes/{id}/held', params: onOwn, expected: authorAlone(200) },
  {
    method: 'PUT',
    path: '/api/notes/{id}/occurred-on',
    params: onShared,
    body: () => ({ occurredOn: '2026-11-20' }),
    expected: authorAndReader(200, 403),
  },
  { method: 'GET', path: '/api/notes/{id}/readers', params: onOwn, expected: authorAlone(200) },
  { method: 'GET', path: '/api/notes/{id}/readers', params: onShared, expected: authorAndReader(200, 403) },
  {
    method: 'GET',
    path: '/api/notes/{id}/readers',
    params: (chart) => ({ id: chart.noteId }),
    expected: careTeam(403),
  },
  {
    method: 'PUT',
    path: '/api/notes/{id}/readers/{memberId}',
    params: (chart) => ({ ...onOwn(chart), memberId: chart.supervisor }),
    expected: authorAlone(200),
  },
  {
    method: 'PUT',
    path: '/api/notes/{id}/readers/{memberId}',
    params: (chart) => ({ ...onOwn(chart), memberId: chart.observer }),
    expected: authorAlone(400),
  },
  {
    method: 'DELETE',
    path: '/api/notes/{id}/readers/{memberId}',
    params: (chart) => ({ ...onShared(chart), memberId: chart.supervisor }),
    expected: authorAndReader(200, 403),
  },
]
