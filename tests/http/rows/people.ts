import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { Chart, Row } from '../row.ts'
import { admins, expected, members } from './answers.ts'

const ofNewcomer = (chart: Chart) => ({ memberId: chart.newcomer })
const ofCredential = (chart: Chart) => ({ memberId: chart.newcomer, credentialId: chart.credentialId })
/** An admin of the same practice alone; one of another practice finds nothing, and no other member may. */
const ownAdmin = (status: number) => expected({ admin: status, strangerAdmin: 404 }, 403)

/** The practice: its people, its trail. */
export const peopleRows: readonly Row[] = [
  { method: 'GET', path: '/api/practice/settings', expected: members(200) },
  { method: 'GET', path: '/api/practice/keys', expected: members(200) },
  {
    method: 'PUT',
    path: '/api/practice/settings',
    body: () => ({ version: 0, settings: { ...defaultSettings, emergencyNumber: '999' } }),
    expected: admins(200),
  },
  { method: 'GET', path: '/api/members', expected: members(200) },
  { method: 'GET', path: '/api/members', query: 'left=true', expected: members(200) },
  {
    method: 'GET',
    path: '/api/members/{memberId}',
    params: ofNewcomer,
    expected: expected({ stranger: 404, strangerAdmin: 404 }, 200),
  },
  {
    method: 'PUT',
    path: '/api/members/{memberId}',
    params: ofNewcomer,
    body: () => ({ name: 'Another name', color: 'p4' }),
    expected: ownAdmin(200),
  },
  {
    method: 'PUT',
    path: '/api/members/{memberId}/roles',
    params: ofNewcomer,
    body: () => ({ roles: ['supervisor'] }),
    expected: ownAdmin(200),
  },
  { method: 'GET', path: '/api/members/{memberId}/leading', params: ofNewcomer, expected: ownAdmin(200) },
  {
    method: 'POST',
    path: '/api/members/{memberId}/leave',
    params: ofNewcomer,
    body: () => ({ leads: [] }),
    expected: ownAdmin(200),
  },
  { method: 'POST', path: '/api/members/{memberId}/reset-link', params: ofNewcomer, expected: ownAdmin(201) },
  {
    method: 'POST',
    path: '/api/members/{memberId}/credentials',
    params: ofNewcomer,
    body: () => ({ title: 'A licence', number: '7', state: null, expiresOn: '2031-05-30' }),
    expected: ownAdmin(201),
  },
  {
    method: 'PUT',
    path: '/api/members/{memberId}/credentials/{credentialId}',
    params: ofCredential,
    body: () => ({ title: 'Another licence' }),
    expected: ownAdmin(200),
  },
  {
    method: 'DELETE',
    path: '/api/members/{memberId}/credentials/{credentialId}',
    params: ofCredential,
    expected: ownAdmin(200),
  },

  { method: 'GET', path: '/api/invitations', expected: admins(200) },
  {
    method: 'POST',
    path: '/api/invitations',
    body: () => ({ email: `${crypto.randomUUID()}@test.example`, roles: ['clinician'] }),
    expected: admins(201),
  },
  {
    method: 'POST',
    path: '/api/invitations/{id}/renew',
    params: (chart) => ({ id: chart.invitationId }),
    expected: ownAdmin(200),
  },
  {
    method: 'DELETE',
    path: '/api/invitations/{id}',
    params: (chart) => ({ id: chart.invitationId }),
    expected: ownAdmin(204),
  },

  { method: 'GET', path: '/api/audit', query: 'limit=5', expected: admins(200) },
  { method: 'GET', path: '/api/audit/export', query: 'kind=reading', expected: admins(200) },
  { method: 'GET', path: '/api/audit/chain', expected: admins(200) },
]
