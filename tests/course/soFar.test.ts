import { describe, expect, it } from 'vitest'
import type { Score } from '../../shared/api/facts.ts'
import type { CourseNote } from '../../shared/course/place.ts'
import { courseSoFar } from '../../shared/course/soFar.ts'
import {
  changeSinceBaseline,
  describeChange,
  describeDoseInWindow,
  doseInWindow,
} from '../../shared/note/scales/earlier.ts'
import { noFacts } from './sketch.ts'

const score = (total: number, more: Partial<Score> = {}): Score => ({
  measure: 'phq9',
  name: 'PHQ-9',
  total,
  least: 0,
  most: 27,
  lowerIsBetter: true,
  cutPoint: null,
  on: null,
  ...more,
})
const note = (occurredOn: string, scores: Score[] = [], more: Partial<CourseNote> = {}): CourseNote => ({
  id: occurredOn,
  phase: 'integration',
  status: 'draft',
  occurredOn,
  createdAt: `${occurredOn}T09:00:00.000Z`,
  facts: { ...noFacts, scores },
  ...more,
})
const dosed = (occurredOn: string) =>
  note(occurredOn, [], { facts: { ...noFacts, dose: { given: 50, route: 'im', at: '14:00' } } })
const courses = [
  { number: 1, begunOn: '2026-01-01' },
  { number: 2, begunOn: '2026-10-01' },
]

describe('what the course says of a note’s scores', () => {
  const notes = [
    note('2026-11-20', [score(8)]),
    note('2026-10-03', [score(19), score(22, { measure: 'other', name: 'MADRS' })]),
    note('2026-05-01', [score(25)]),
    note('2026-10-17', [score(14)]),
    note('2026-10-10', [score(3)], { status: 'entered_in_error' }),
    note('2026-10-12', [], { facts: null }),
  ]
  const soFar = courseSoFar(note('2026-11-20'), notes, courses)

  it('is the first total of the same measure in the same course, not the last, nor one in error or of an earlier course', () => {
    expect(changeSinceBaseline(score(8), soFar)).toEqual({ from: 19, on: '2026-10-03', by: -11 })
    expect(changeSinceBaseline(score(8, { measure: 'gad7', name: 'GAD-7' }), soFar)).toBeNull()
    expect(changeSinceBaseline(score(20.3, { measure: 'other', name: ' madrs' }), soFar)?.by).toBe(-1.7)
    expect(changeSinceBaseline(score(19), courseSoFar(note('2026-10-03'), notes, courses))).toBeNull()
  })

  it('is said in words, as arithmetic', () => {
    const said = (total: number) => {
      const change = changeSinceBaseline(score(total), soFar)
      return change && describeChange(change)
    }
    expect(said(8)).toBe('11 less than the first, 19 on 3 Oct 2026')
    expect(said(21)).toBe('2 more than the first, 19 on 3 Oct 2026')
    expect(said(19)).toBe('The same as the first, 19 on 3 Oct 2026')
  })
})

describe('a dose inside the time that a questionnaire asks about', () => {
  const on = (day: string) => courseSoFar(note(day), [dosed('2026-11-01'), dosed('2026-11-10')], courses)

  it.each([
    ['2026-11-11', 'A dose, the day before, falls inside the time that is asked about'],
    ['2026-11-23', 'A dose, 13 days before, falls inside the time that is asked about'],
    ['2026-11-24', null],
    ['2026-10-31', null],
  ])('on %s: %s', (day, expected) => {
    const found = doseInWindow(14, on(day))
    expect(found && describeDoseInWindow(found)).toBe(expected)
  })

  it('is the latest one, and one of the same day where its note came before', () => {
    expect(doseInWindow(30, on('2026-11-20'))?.on).toBe('2026-11-10')
    const later = note('2026-11-10', [], { id: 'later', createdAt: '2026-11-10T19:00:00.000Z' })
    const earlier = note('2026-11-10', [], { id: 'earlier', createdAt: '2026-11-10T07:00:00.000Z' })
    expect(doseInWindow(14, courseSoFar(later, [dosed('2026-11-10')], courses))?.daysBack).toBe(0)
    expect(doseInWindow(14, courseSoFar(earlier, [dosed('2026-11-10')], courses))).toBeNull()
  })
})
