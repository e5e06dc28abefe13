import type { Row } from '../row.ts'
import { careTeam, expected, leadAlone, members, onCase, writers } from './answers.ts'

/** Cases, their care teams and the list of their notes. */
export const casesRows: readonly Row[] = [
  { method: 'GET', path: '/api/cases', expected: members(200) },
  {
    method: 'POST',
    path: '/api/cases',
    body: () => ({ code: crypto.randomUUID() }),
    expected: expected({ admin: 403, strangerAdmin: 403, supervisor: 403 }, 201),
  },
  { method: 'GET', path: '/api/cases/{id}', params: onCase, expected: careTeam(200) },
  { method: 'POST', path: '/api/cases/{id}/close', params: onCase, expected: leadAlone(200) },
  { method: 'POST', path: '/api/cases/{id}/reopen', params: onCase, expected: leadAlone(200) },
  { method: 'POST', path: '/api/cases/{id}/reopen', params: onCase, state: 'closed', expected: leadAlone(200) },
  { method: 'GET', path: '/api/cases/{id}/care-team', params: onCase, expected: careTeam(200) },
  {
    method: 'PUT',
    path: '/api/cases/{id}/care-team/{memberId}',
    params: (chart) => ({ id: chart.caseId, memberId: chart.colleague }),
    body: () => ({ role: 'co-therapist' }),
    expected: leadAlone(200),
  },
  {
    method: 'DELETE',
    path: '/api/cases/{id}/care-team/{memberId}',
    params: (chart) => ({ id: chart.caseId, memberId: chart.observer }),
    expected: leadAlone(200),
  },
  { method: 'GET', path: '/api/cases/{id}/notes', params: onCase, expected: careTeam(200) },
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
