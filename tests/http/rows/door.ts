import type { Row } from '../row.ts'
import { everybody, members, newMember } from './answers.ts'

/** What is there before somebody signs in, and signing in. */
export const doorRows: readonly Row[] = [
  { method: 'GET', path: '/healthz', expected: everybody(200) },
  { method: 'GET', path: '/readyz', expected: everybody(200) },
  { method: 'GET', path: '/metrics', expected: everybody(200) },
  { method: 'GET', path: '/api/openapi.json', expected: everybody(200) },
  { method: 'GET', path: '/api/docs', expected: everybody(200) },
  {
    method: 'GET',
    path: '/sync/{documentId}',
    params: (chart) => ({ documentId: chart.documentId }),
    expected: everybody(426),
  },

  { method: 'GET', path: '/api/set-up', query: 'token=unknown', expected: everybody(200) },
  {
    method: 'POST',
    path: '/api/set-up',
    body: () => ({ ...newMember(), practiceName: 'Another', token: 'unknown' }),
    expected: everybody(409),
  },
  { method: 'POST', path: '/api/join/look', body: () => ({ token: 'unknown' }), expected: everybody(200) },
  {
    method: 'POST',
    path: '/api/join',
    body: () => ({ ...newMember(), token: 'unknown' }),
    expected: everybody(409),
  },
  { method: 'POST', path: '/api/reset/look', body: () => ({ token: 'unknown' }), expected: everybody(200) },
  {
    method: 'POST',
    path: '/api/reset',
    body: () => ({ token: 'unknown', password: newMember().password }),
    expected: everybody(409),
  },
  // Whoever they are, there is something to say to them; what a whole sign-in does has tests of its own.
  { method: 'POST', path: '/api/auth/sign-in', body: () => ({}), expected: everybody(400) },
  { method: 'POST', path: '/api/auth/sign-out', expected: members(204) },
  { method: 'GET', path: '/api/me', expected: members(200) },
  { method: 'GET', path: '/api/events', expected: members(200) },
  { method: 'POST', path: '/api/me/activity', expected: members(204) },
  { method: 'POST', path: '/api/auth/lock', expected: members(204) },
  // What a password does here has tests of its own.
  { method: 'POST', path: '/api/auth/unlock', body: () => ({}), expected: everybody(400) },
  { method: 'GET', path: '/api/auth/session', expected: members(200) },
  { method: 'PUT', path: '/api/me/pin', body: () => ({}), expected: members(400) },
  { method: 'DELETE', path: '/api/me/pin', expected: members(204) },
  {
    method: 'PUT',
    path: '/api/me/password',
    body: () => ({}),
    expected: members(400),
  },
  { method: 'GET', path: '/api/me/sessions', expected: members(200) },
  { method: 'DELETE', path: '/api/me/sessions', expected: members(204) },
  { method: 'DELETE', path: '/api/me/sessions/{id}', params: () => ({ id: '0'.repeat(32) }), expected: members(204) },
  { method: 'POST', path: '/api/me/device-keys', expected: members(201) },
  { method: 'POST', path: '/api/me/device-keys/look', body: () => ({ ids: [] }), expected: members(200) },
  {
    method: 'DELETE',
    path: '/api/me/device-keys/{id}',
    params: () => ({ id: '00000000-0000-4000-8000-000000000000' }),
    expected: members(204),
  },
]
