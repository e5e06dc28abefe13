import { password } from '../../support/actors.ts'
import type { Row } from '../row.ts'
import { careTeam, expected, leadAlone, members, onCase, onNote, outside, writers } from './answers.ts'

/** At the version of a chart's note, which is about the first of January 1970. */
const toSign = { password, attest: true, version: '1.1970-01-01' }
const post = (act: string, body?: unknown): Pick<Row, 'method' | 'path' | 'params'> & Partial<Pick<Row, 'body'>> => ({
  method: 'POST',
  path: `/api/notes/{id}/${act}`,
  params: onNote,
  ...(body === undefined ? {} : { body: () => body }),
})
const reason = { reason: 'A reason for the record.' }
const period = 'from=2026-11-01&to=2026-11-30'
const supervisors = (status: number) => expected({ supervisor: status, colleague: status, stranger: status }, 403)
const supervisorAlone = (status: number) => expected({ ...outside, supervisor: status }, 403)

/** Signing and review. The lead, the note's author, is supervised by the supervisor of the care team. */
export const reviewRows: readonly Row[] = [
  { method: 'GET', path: '/api/notifications', expected: members(200) },
  { method: 'POST', path: '/api/notifications/read', body: () => ({}), expected: members(204) },
  { method: 'GET', path: '/api/me/mail', expected: members(200) },
  { method: 'PUT', path: '/api/me/mail', body: () => ({ wanted: false }), expected: members(200) },
  { method: 'GET', path: '/api/review/ledger', query: period, expected: supervisors(200) },
  { method: 'GET', path: '/api/review/ledger/export', query: period, expected: supervisors(200) },
  {
    method: 'POST',
    path: '/api/hours',
    body: ({ lead }) => ({ superviseeId: lead, heldOn: '2026-11-20', minutes: 1 }),
    // Of the three supervisors one supervises the lead.
    expected: expected({ supervisor: 204, colleague: 400, stranger: 400 }, 403),
  },
  {
    method: 'DELETE',
    path: '/api/hours/{id}',
    params: ({ hourId }) => ({ id: hourId }),
    expected: expected({ supervisor: 204 }, 404),
  },
  { ...post('sign', toSign), expected: leadAlone(409) },
  { ...post('submit', toSign), expected: leadAlone(200) },
  { ...post('submit', toSign), state: 'closed', expected: leadAlone(200) },
  { ...post('submit', toSign), state: 'in_review', expected: leadAlone(409) },
  { ...post('submit', toSign), state: 'cosigned', expected: leadAlone(409) },
  { ...post('withdraw'), expected: leadAlone(409) },
  { ...post('withdraw'), state: 'in_review', expected: leadAlone(200) },
  { ...post('withdraw'), state: 'cosigned', expected: leadAlone(409) },
  { ...post('return', reason), expected: supervisorAlone(409) },
  { ...post('return', reason), state: 'in_review', expected: supervisorAlone(200) },
  { ...post('return', reason), state: 'cosigned', expected: supervisorAlone(409) },
  { ...post('cosign', toSign), expected: supervisorAlone(409) },
  { ...post('cosign', toSign), state: 'in_review', expected: supervisorAlone(200) },
  { ...post('cosign', toSign), state: 'cosigned', expected: supervisorAlone(409) },
  { ...post('attest', toSign), expected: expected({ ...outside, prescriber: 409 }, 403) },
  { ...post('attest', toSign), state: 'in_review', expected: expected({ ...outside, prescriber: 409 }, 403) },
  { ...post('addenda', { kind: 'addendum' }), expected: writers(409) },
  { ...post('addenda', { kind: 'addendum' }), state: 'in_review', expected: writers(409) },
  { ...post('addenda', { kind: 'late_entry' }), state: 'cosigned', expected: writers(201) },
  { ...post('entered-in-error', reason), expected: leadAlone(409) },
  { ...post('entered-in-error', reason), state: 'in_review', expected: leadAlone(409) },
  { ...post('entered-in-error', reason), state: 'cosigned', expected: leadAlone(200) },
  { ...post('discard', reason), expected: leadAlone(204) },
  { ...post('discard', reason), state: 'in_review', expected: leadAlone(409) },
  { ...post('discard', reason), state: 'cosigned', expected: leadAlone(409) },
  { ...post('recover'), expected: leadAlone(409) },
  { ...post('recover'), state: 'discarded', expected: leadAlone(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onNote, state: 'in_review', expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onNote, state: 'discarded', expected: expected({}, 404) },
  { method: 'GET', path: '/api/cases/{id}/discarded', params: onCase, state: 'discarded', expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/signatures', params: onNote, state: 'cosigned', expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/review', params: onNote, state: 'cosigned', expected: careTeam(200) },
]
