import type { DocumentId, HeldId, MemberId } from '../../shared/ids.ts'
import type { TestMember } from '../support/actors.ts'

/** Everybody whom a route may meet. All but the strangers are of the practice whose chart is asked for. */
export const callers = [
  'anonymous',
  'stranger',
  'strangerAdmin',
  'colleague',
  'admin',
  'observer',
  'supervisor',
  'prescriber',
  'cotherapist',
  'lead',
] as const
export type Caller = (typeof callers)[number]

/** What a path and a body can be made of: a chart of its own for every call. */
export interface Chart {
  caseId: string
  noteId: string
  documentId: DocumentId
  /** Words held for whoever calls from the care team, and for its lead where somebody else calls. */
  heldId: HeldId
  /** Members of the practice: one outside the care team, one on it, and one without any case. */
  colleague: MemberId
  observer: MemberId
  spare: MemberId
}

export interface Row {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As the API's description writes it. */
  path: string
  body?: (chart: Chart) => unknown
  query?: string
  params?: (chart: Chart) => Record<string, string>
  /** The state that the chart is in; open where nothing is said. */
  state?: 'closed'
  expected: Record<Caller, number>
}

type Expected = Row['expected']
const everybody = (status: number): Expected => expected({ anonymous: status }, status)
const expected = (given: Partial<Expected>, otherwise: number): Expected => {
  const all = callers.map((caller) => [caller, given[caller] ?? (caller === 'anonymous' ? 401 : otherwise)] as const)
  const statuses = new Map<Caller, number>(all)
  const of = (caller: Caller) => statuses.get(caller) ?? otherwise
  return {
    anonymous: of('anonymous'),
    stranger: of('stranger'),
    strangerAdmin: of('strangerAdmin'),
    colleague: of('colleague'),
    admin: of('admin'),
    observer: of('observer'),
    supervisor: of('supervisor'),
    prescriber: of('prescriber'),
    cotherapist: of('cotherapist'),
    lead: of('lead'),
  }
}

const members = (status: number): Expected => expected({}, status)
const admins = (status: number): Expected => expected({ admin: status, strangerAdmin: status }, 403)
const outside = { stranger: 404, strangerAdmin: 404, colleague: 404, admin: 404 }
/** The whole care team, to whom alone a chart exists. */
const careTeam = (status: number): Expected => expected(outside, status)
const leadAlone = (status: number): Expected => expected({ ...outside, lead: status }, 403)
const writers = (status: number): Expected =>
  expected({ ...outside, lead: status, cotherapist: status, prescriber: status }, 403)

const newMember = () => ({
  name: 'Somebody new',
  email: `${crypto.randomUUID()}@test.example`,
  password: 'a long enough password',
  roles: ['clinician'],
})
const onCase = (chart: Chart) => ({ id: chart.caseId })
const onNote = (chart: Chart) => ({ id: chart.noteId })

/** Every route of the server and what it answers to whom. A route that is not in here fails the test. */
export const rows: readonly Row[] = [
  { method: 'GET', path: '/healthz', expected: everybody(200) },
  { method: 'GET', path: '/readyz', expected: everybody(200) },
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
  // Whoever they are, there is something to say to them; what a whole sign-in does has tests of its own.
  { method: 'POST', path: '/api/auth/sign-in', body: () => ({}), expected: everybody(400) },
  { method: 'POST', path: '/api/auth/sign-out', expected: members(204) },
  { method: 'GET', path: '/api/me', expected: members(200) },
  { method: 'POST', path: '/api/me/activity', expected: members(204) },

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

  { method: 'GET', path: '/api/notes/{id}', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}', params: onNote, state: 'closed', expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/export', params: onNote, expected: careTeam(200) },
  { method: 'GET', path: '/api/notes/{id}/held', params: onNote, expected: careTeam(200) },
  {
    method: 'POST',
    path: '/api/notes/{id}/held/{heldId}/settle',
    params: (chart) => ({ id: chart.noteId, heldId: chart.heldId }),
    expected: careTeam(204),
  },
]

/** The path of a row with a chart's ids in it. */
export function pathOf(row: Row, chart: Chart): string {
  const params = row.params?.(chart) ?? {}
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? 'missing')
  return row.query ? `${path}?${row.query}` : path
}

export type Callers = Record<Exclude<Caller, 'anonymous'>, TestMember>
