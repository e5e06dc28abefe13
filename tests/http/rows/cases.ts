import type { Row } from '../row.ts'
import { admins, careTeam, expected, leadAlone, members, onCase, outside, writers } from './answers.ts'

/** Care teams are managed by their lead, and by admins, to whom a case is its code and its people. */
const leadAndAdmin = expected({ ...outside, lead: 200, admin: 200 }, 403)

/** Cases, their care teams and the list of their notes. */
export const casesRows: readonly Row[] = [
  { method: 'GET', path: '/api/today', expected: members(200) },
  { method: 'GET', path: '/api/cases', expected: members(200) },
  {
    method: 'POST',
    path: '/api/cases',
    body: () => ({ code: crypto.randomUUID() }),
    expected: expected({ admin: 403, strangerAdmin: 403, supervisor: 403 }, 201),
  },
  { method: 'GET', path: '/api/cases/{id}', params: onCase, expected: careTeam(200) },
  {
    method: 'PUT',
    path: '/api/cases/{id}',
    params: onCase,
    body: () => ({ code: crypto.randomUUID(), preferredName: 'Somebody' }),
    expected: leadAlone(200),
  },
  {
    method: 'PUT',
    path: '/api/cases/{id}/courses/{number}',
    params: (chart) => ({ id: chart.caseId, number: '1' }),
    body: () => ({ plannedDoses: 6, rhythm: 'One dose every two weeks' }),
    expected: leadAlone(200),
  },
  { method: 'GET', path: '/api/cases/{id}/identity', params: onCase, expected: careTeam(200) },
  {
    method: 'PUT',
    path: '/api/cases/{id}/identity',
    params: onCase,
    body: () => ({ legalName: 'Somebody by law', dateOfBirth: '1980-02-29' }),
    expected: leadAlone(200),
  },
  { method: 'GET', path: '/api/care-teams', expected: admins(200) },
  {
    method: 'POST',
    path: '/api/cases/{id}/close',
    params: onCase,
    body: () => ({ reason: 'The course has ended.' }),
    expected: leadAlone(200),
  },
  { method: 'POST', path: '/api/cases/{id}/reopen', params: onCase, expected: leadAlone(200) },
  { method: 'POST', path: '/api/cases/{id}/reopen', params: onCase, state: 'closed', expected: leadAlone(200) },
  {
    method: 'GET',
    path: '/api/cases/{id}/care-team',
    params: onCase,
    expected: expected({ ...outside, admin: 200 }, 200),
  },
  {
    method: 'PUT',
    path: '/api/cases/{id}/care-team/{memberId}',
    params: (chart) => ({ id: chart.caseId, memberId: chart.colleague }),
    body: () => ({ role: 'co-therapist' }),
    expected: leadAndAdmin,
  },
  {
    method: 'DELETE',
    path: '/api/cases/{id}/care-team/{memberId}',
    params: (chart) => ({ id: chart.caseId, memberId: chart.observer }),
    expected: leadAndAdmin,
  },
  { method: 'GET', path: '/api/cases/{id}/notes', params: onCase, expected: careTeam(200) },
  { method: 'GET', path: '/api/cases/{id}/export', params: onCase, expected: careTeam(200) },
  { method: 'GET', path: '/api/cases/{id}/threads', params: onCase, expected: careTeam(200) },
  { method: 'GET', path: '/api/cases/{id}/carried', params: onCase, expected: careTeam(200) },
  {
    method: 'POST',
    path: '/api/cases/{id}/notes',
    params: onCase,
    body: () => ({ templateId: 'preparation-goals' }),
    expected: writers(201),
  },
  {
    method: 'POST',
    path: '/api/cases/{id}/notes',
    params: onCase,
    body: () => ({ templateId: 'preparation-goals' }),
    state: 'closed',
    expected: writers(409),
  },
]
