import { expect, it } from 'vitest'
import type { NextStep } from '../../shared/api/cases.ts'
import { nextStep, phaseOf } from '../../shared/course/nextStep.ts'
import { placeNotes } from '../../shared/course/place.ts'
import { type Sketch, sketched } from './sketch.ts'

const open = { plannedDoses: null, endedOn: null }
const three = { plannedDoses: 3, endedOn: null }
const step = (phase: NextStep['phase'], dose: number | null = null): NextStep => ({ phase, dose })

/** E evaluation, P preparation, D session with a dose, S session without, I integration, F follow-up, – beside the course. */
const table: [course: Sketch, plan: typeof open | typeof three | undefined, next: NextStep | null][] = [
  ['', undefined, step('evaluation')],
  ['–', undefined, step('evaluation')],
  ['E', three, step('preparation')],
  ['E–', three, step('preparation')],
  ['P', three, step('session', 1)],
  ['EPP', three, step('session', 1)],
  ['EPS', three, step('session', 1)],
  ['EPD', three, step('integration', 1)],
  ['EPD–', three, step('integration', 1)],
  ['EPDI', three, step('session', 2)],
  ['EPDII', three, step('session', 2)],
  ['EPDF', three, step('session', 2)],
  ['EPDID', three, step('integration', 2)],
  ['EPDIDIS', three, step('session', 3)],
  ['EPDIDIDI', three, step('follow-up', 3)],
  ['EPDIDID', three, step('integration', 3)],
  ['EPDIDIDIF', three, null],
  ['EPDIDIDIF', open, step('session', 4)],
  ['EPDI', undefined, step('session', 2)],
]

it.each(table)('after %s with the plan %j comes %j', (course, plan, next) => {
  expect(nextStep(plan, placeNotes(sketched(course)))).toEqual(next)
})

it('nothing comes next in a course that has ended, nor while a session’s facts are not counted', () => {
  expect(nextStep({ plannedDoses: 3, endedOn: '2026-11-01' }, placeNotes(sketched('EPDI')))).toBeNull()
  const uncounted = sketched('EPD').map((note) => ({ ...note, facts: note.phase === 'session' ? null : note.facts }))
  expect(placeNotes(uncounted).doses).toBeNull()
  expect(nextStep(three, placeNotes(uncounted))).toBeNull()
})

it('a course is in the phase of its newest note with one', () => {
  expect(phaseOf(placeNotes(sketched('')))).toBeNull()
  expect(phaseOf(placeNotes(sketched('EP–')))).toBe('preparation')
  expect(phaseOf(placeNotes(sketched('EPDI')))).toBe('integration')
})
