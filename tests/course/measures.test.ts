import { describe, expect, it } from 'vitest'
import { changeSince } from '../../client/cases/measures.ts'
import type { Score } from '../../shared/api/facts.ts'
import { measuresOf } from '../../shared/course/measures.ts'
import type { CourseNote } from '../../shared/course/place.ts'
import { courseSoFar } from '../../shared/course/soFar.ts'
import { changeSinceBaseline } from '../../shared/note/scales/earlier.ts'
import { noFacts } from './sketch.ts'

const madrs = (name: string, total: number, on: string | null = null): Score => ({
  ...{ measure: 'other', name, total, on },
  ...{ least: 0, most: 60, lowerIsBetter: true, cutPoint: null },
})
const note = (occurredOn: string, ...scores: Score[]): CourseNote => ({
  ...{ id: occurredOn, phase: 'integration', status: 'draft', occurredOn },
  ...{ createdAt: `${occurredOn}T09:00:00.000Z`, facts: { ...noFacts, scores } },
})

describe('the measures of a course', () => {
  const notes = [
    note('2026-11-20', madrs('madrs ', 8.2)),
    note('2026-10-03', madrs('MADRS', 20.3)),
    // Answered before the first note, and entered after it.
    note('2026-10-10', madrs('Madrs', 22.5, '2026-10-01')),
  ]

  it('are one however their names are spelt, by the days on which they were answered', () => {
    const [measure, ...others] = measuresOf(notes)
    expect(others).toEqual([])
    expect(measure?.scores.map(({ on, total }) => [on, total])).toEqual([
      ['2026-10-01', 22.5],
      ['2026-10-03', 20.3],
      ['2026-11-20', 8.2],
    ])
  })

  it('have the same baseline and the same change on the case’s page and in the note', () => {
    const baseline = measuresOf(notes)[0]?.scores[0]
    const inNote = changeSinceBaseline(madrs('MADRS', 8.2), courseSoFar(note('2026-11-20'), notes, []))
    expect(inNote).toEqual({ from: baseline?.total, on: baseline?.on, by: -14.3 })
    expect(changeSince(baseline?.total ?? 0, 8.2)).toBe('−14.3')
    expect([changeSince(20.3, 20.3), changeSince(20.1, 20.4)]).toEqual(['the same', '+0.3'])
  })
})
