import type { Chart, Row } from '../row.ts'
import { admins, expected, members } from './answers.ts'

const ofTeam = (chart: Chart) => ({ id: chart.teamId })
const ownAdmin = (status: number) => expected({ admin: status, strangerAdmin: 404 }, 403)
const from = '2026-01-01T00:00:00.000Z'

/** Teams, and who supervises whom. */
export const teamsRows: readonly Row[] = [
  { method: 'GET', path: '/api/teams', expected: members(200) },
  { method: 'POST', path: '/api/teams', body: () => ({ name: crypto.randomUUID() }), expected: admins(201) },
  {
    method: 'PUT',
    path: '/api/teams/{id}',
    params: ofTeam,
    body: () => ({ name: crypto.randomUUID() }),
    expected: ownAdmin(200),
  },
  { method: 'DELETE', path: '/api/teams/{id}', params: ofTeam, expected: ownAdmin(204) },
  {
    method: 'PUT',
    path: '/api/teams/{id}/members/{memberId}',
    params: (chart) => ({ id: chart.teamId, memberId: chart.spare }),
    expected: ownAdmin(200),
  },
  {
    method: 'DELETE',
    path: '/api/teams/{id}/members/{memberId}',
    params: (chart) => ({ id: chart.teamId, memberId: chart.newcomer }),
    expected: ownAdmin(200),
  },

  { method: 'GET', path: '/api/supervision', expected: members(200) },
  {
    method: 'POST',
    path: '/api/supervision',
    body: (chart) => ({ supervisorId: chart.colleague, superviseeId: chart.spare, from }),
    // To an admin of another practice these are no members.
    expected: expected({ admin: 201, strangerAdmin: 400 }, 403),
  },
  {
    method: 'PUT',
    path: '/api/supervision/{id}',
    params: (chart) => ({ id: chart.supervisionId }),
    body: () => ({ from, to: '2026-06-01T00:00:00.000Z', covers: ['session'] }),
    expected: ownAdmin(200),
  },
]
