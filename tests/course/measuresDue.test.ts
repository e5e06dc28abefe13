import { expect, it } from 'vitest'
import { measuresDue } from '../../shared/course/measuresDue.ts'
import type { CourseNote } from '../../shared/course/place.ts'
import { noFacts } from './sketch.ts'

const scored = (occurredOn: string, totals: { phq9?: number; gad7?: number }): CourseNote => ({
  id: occurredOn,
  phase: 'integration',
  status: 'draft',
  occurredOn,
  createdAt: `${occurredOn}T09:00:00.000Z`,
  facts: { ...noFacts, ...totals },
})
const rhythms = [
  { measure: 'gad7', everyDays: 14 },
  { measure: 'phq9', everyDays: 14 },
] as const
const running = [{ number: 1, begunOn: null, endedOn: null }]
const notes = [scored('2026-11-02', { phq9: 18, gad7: 9 }), scored('2026-11-09', { phq9: 14 })]
const due = (given: Partial<Parameters<typeof measuresDue>[0]>, today: string) =>
  measuresDue({ closed: false, courses: running, notes, ...given }, rhythms, today)

it('a measure is due from the day so many days after its newest complete score, the longest due first', () => {
  expect(due({}, '2026-11-15')).toEqual([])
  const gad7 = { measure: 'gad7', lastTakenOn: '2026-11-02', dueSince: '2026-11-16' }
  expect(due({}, '2026-11-16')).toEqual([gad7])
  const phq9 = { measure: 'phq9', lastTakenOn: '2026-11-09', dueSince: '2026-11-23' }
  expect(due({}, '2026-12-01')).toEqual([gad7, phq9])
  expect(due({ courses: [] }, '2026-11-16')).toEqual([gad7])
})

it('a measure is not due in a closed case, nor after the course ended, nor where nothing was answered in it', () => {
  expect(due({ closed: true }, '2027-01-01')).toEqual([])
  expect(due({ courses: [{ number: 1, begunOn: null, endedOn: '2026-11-12' }] }, '2027-01-01')).toEqual([])
  const second = [
    { number: 1, begunOn: '2026-11-01', endedOn: '2026-11-05' },
    { number: 2, begunOn: '2026-11-06', endedOn: null },
  ]
  expect(due({ courses: second }, '2027-01-01').map(({ measure }) => measure)).toEqual(['phq9'])
  expect(due({ notes: [] }, '2027-01-01')).toEqual([])
  expect(measuresDue({ closed: false, courses: running, notes }, [], '2027-01-01')).toEqual([])
})

it('a score that was entered in error, or whose facts are not counted, is none', () => {
  const inError = notes.map((note) => ({ ...note, status: 'entered_in_error' as const }))
  expect(due({ notes: inError }, '2027-01-01')).toEqual([])
  expect(due({ notes: notes.map((note) => ({ ...note, facts: null })) }, '2027-01-01')).toEqual([])
})
