import type { Chart, Row } from '../row.ts'
import { careTeam, commenters, expected, leadAlone, onNote, writers } from './answers.ts'

const onThread = (chart: Chart) => ({ id: chart.noteId, threadId: chart.threadId })
const onComment = (chart: Chart) => ({ ...onThread(chart), commentId: chart.commentId })
const onOwn = (chart: Chart) => ({ id: chart.processNoteId })
const onShared = (chart: Chart) => ({ id: chart.sharedProcessNoteId })
const said = () => ({ body: 'Was she asked?' })
const path = '/api/notes/{id}/comments'

/** Comments on a note of the chart. The lead wrote the one that is there, and suggested a wording in it. */
export const commentsRows: readonly Row[] = [
  { method: 'GET', path, params: onNote, expected: careTeam(200) },
  { method: 'POST', path, params: onNote, body: said, expected: commenters(201) },
  // What is said about a note is no part of it.
  { method: 'POST', path, params: onNote, body: said, state: 'closed', expected: commenters(201) },
  { method: 'POST', path: `${path}/{threadId}/replies`, params: onThread, body: said, expected: commenters(201) },
  { method: 'PUT', path: `${path}/{threadId}/{commentId}`, params: onComment, body: said, expected: leadAlone(200) },
  { method: 'DELETE', path: `${path}/{threadId}/{commentId}`, params: onComment, expected: leadAlone(200) },
  { method: 'POST', path: `${path}/{threadId}/resolve`, params: onThread, expected: commenters(200) },
  { method: 'POST', path: `${path}/{threadId}/reopen`, params: onThread, expected: commenters(200) },
  { method: 'POST', path: `${path}/{threadId}/accept`, params: onThread, expected: writers(200) },
  {
    method: 'POST',
    path: `${path}/{threadId}/accept`,
    params: onThread,
    state: 'closed',
    expected: careTeam(403),
  },
  { method: 'POST', path: `${path}/{threadId}/dismiss`, params: onThread, body: () => ({}), expected: writers(200) },
  // Nobody comments on a process note, its author neither.
  { method: 'GET', path, params: onOwn, expected: expected({ lead: 403 }, 404) },
  { method: 'POST', path, params: onOwn, body: said, expected: expected({ lead: 403 }, 404) },
  { method: 'GET', path, params: onShared, expected: expected({ lead: 403, supervisor: 403 }, 404) },
  { method: 'POST', path, params: onShared, body: said, expected: expected({ lead: 403, supervisor: 403 }, 404) },
]
