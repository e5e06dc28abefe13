import type { Row } from '../row.ts'
import { admins, expected, members, newMember } from './answers.ts'

/** The practice: its people, its trail, its templates. */
export const peopleRows: readonly Row[] = [
  { method: 'GET', path: '/api/members', expected: members(200) },
  { method: 'POST', path: '/api/members', body: newMember, expected: admins(201) },
  {
    method: 'PUT',
    path: '/api/members/{memberId}/roles',
    params: (chart) => ({ memberId: chart.spare }),
    body: () => ({ roles: ['supervisor'] }),
    expected: expected({ admin: 200, strangerAdmin: 404 }, 403),
  },
  { method: 'GET', path: '/api/audit', query: 'limit=5', expected: admins(200) },
  { method: 'GET', path: '/api/templates', expected: members(200) },
  {
    method: 'GET',
    path: '/api/templates/{id}',
    params: () => ({ id: 'preparation-goals' }),
    expected: members(200),
  },
]
