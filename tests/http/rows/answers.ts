import { type Caller, type Chart, callers, type Row } from '../row.ts'

type Expected = Row['expected']
export const everybody = (status: number): Expected => expected({ anonymous: status }, status)
export const expected = (given: Partial<Expected>, otherwise: number): Expected => {
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

export const members = (status: number): Expected => expected({}, status)
export const admins = (status: number): Expected => expected({ admin: status, strangerAdmin: status }, 403)
export const outside = { stranger: 404, strangerAdmin: 404, colleague: 404, admin: 404 }
/** The whole care team, to whom alone a chart exists. */
export const careTeam = (status: number): Expected => expected(outside, status)
export const leadAlone = (status: number): Expected => expected({ ...outside, lead: status }, 403)
export const writers = (status: number): Expected =>
  expected({ ...outside, lead: status, cotherapist: status, prescriber: status }, 403)
/** Whoever may comment on a note: its writers and the supervisor. */
export const commenters = (status: number): Expected => expected({ ...outside, observer: 403 }, status)

export const newMember = () => ({
  name: 'Somebody new',
  email: `${crypto.randomUUID()}@test.example`,
  password: 'a long enough password',
  roles: ['clinician'],
})
export const onCase = (chart: Chart) => ({ id: chart.caseId })
export const onNote = (chart: Chart) => ({ id: chart.noteId })
