import type { Chart, Row } from '../row.ts'
import { careTeam, expected, onNote, outside, writers } from './answers.ts'

const onVersion = (chart: Chart) => ({ id: chart.noteId, versionId: chart.versionId })
const onOwn = (chart: Chart) => ({ id: chart.processNoteId, versionId: chart.processVersionId })
const onShared = (chart: Chart) => ({ id: chart.sharedProcessNoteId, versionId: chart.sharedProcessVersionId })
/** Of a process note its author alone; whoever was let read it knows that it is there, and nothing of how it came about. */
const authorOfOwn = (status: number) => expected({ lead: status }, 404)
const authorOfShared = (status: number) => expected({ lead: status, supervisor: 403 }, 404)

const restore = '/api/notes/{id}/versions/{versionId}/restore'
const nothing = () => ({})

/** How notes came to be what they are. */
export const historyRows: readonly Row[] = [
  { method: 'GET', path: '/api/notes/{id}/versions', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/versions', params: onNote, state: 'closed', expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/versions/{versionId}', params: onVersion, expected: careTeam(200) },
  {
    method: 'GET',
    path: '/api/notes/{id}/versions/compare',
    params: onNote,
    query: ({ versionId }) => `from=${versionId}&to=now`,
    expected: careTeam(200),
  },
  {
    method: 'GET',
    path: '/api/notes/{id}/versions/compare',
    params: onShared,
    query: ({ sharedProcessVersionId }) => `from=${sharedProcessVersionId}`,
    expected: authorOfShared(200),
  },
  { method: 'POST', path: restore, params: onVersion, expected: writers(200) },
  {
    method: 'POST',
    path: restore,
    params: onVersion,
    state: 'closed',
    expected: expected({ ...outside, lead: 409, cotherapist: 409, prescriber: 409 }, 403),
  },
  { method: 'GET', path: '/api/notes/{id}/contributors', params: onNote, expected: careTeam(200) },
  { method: 'POST', path: '/api/notes/{id}/seen', params: onNote, body: nothing, expected: careTeam(204) },
  { method: 'GET', path: '/api/notes/{id}/changes-since-seen', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/versions', params: onOwn, expected: authorOfOwn(200) },
  { method: 'GET', path: '/api/notes/{id}/versions', params: onShared, expected: authorOfShared(200) },
  { method: 'GET', path: '/api/notes/{id}/versions/{versionId}', params: onOwn, expected: authorOfOwn(200) },
  { method: 'GET', path: '/api/notes/{id}/versions/{versionId}', params: onShared, expected: authorOfShared(200) },
  { method: 'POST', path: restore, params: onOwn, expected: authorOfOwn(200) },
  { method: 'POST', path: restore, params: onShared, expected: authorOfShared(200) },
  { method: 'GET', path: '/api/notes/{id}/contributors', params: onShared, expected: authorOfShared(200) },
  { method: 'POST', path: '/api/notes/{id}/seen', params: onShared, body: nothing, expected: authorOfShared(204) },
  { method: 'GET', path: '/api/notes/{id}/changes-since-seen', params: onShared, expected: authorOfShared(200) },
]
