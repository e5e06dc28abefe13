import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseAxis } from '../../client/cases/courseAxis.ts'
import { layOutSteps } from '../../client/cases/threadLayout.ts'

const dayOf = (number: number) => new Date(Date.UTC(2026, 8, 1 + number)).toISOString().slice(0, 10)
const today = dayOf(90)

describe('the scale of time of a case', () => {
  it('is by days where there is room', () => {
    const { past, at } = courseAxis({
      days: [dayOf(0), dayOf(45), dayOf(90)],
      today,
      plannedWidths: [],
      width: 1000,
      before: 50,
    })
    expect(past).toEqual([50, 495, 940])
    expect(at(dayOf(9))).toBeCloseTo(139)
    expect(at(dayOf(200))).toBe(970)
  })

  it('moves marks of neighbouring days apart, and what is planned stands after today', () => {
    const {
      past,
      today: line,
      planned,
    } = courseAxis({
      days: [dayOf(0), dayOf(88), dayOf(89)],
      today,
      plannedWidths: [100, 120],
      width: 1000,
      gap: 62,
    })
    expect((past[2] ?? 0) - (past[1] ?? 0)).toBeGreaterThanOrEqual(62)
    expect(line).toBe(780)
    expect(planned).toEqual([830, 940])
  })

  it('keeps the order of marks and days, and everything on the line, for any course', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 16 }),
        fc.array(fc.integer({ min: 60, max: 120 }), { maxLength: 3 }),
        fc.integer({ min: 700, max: 1200 }),
        (numbers, plannedWidths, width) => {
          const days = numbers.toSorted((one, other) => one - other).map(dayOf)
          const axis = courseAxis({ days, today, plannedWidths, width })
          const along = [...axis.past, axis.today, ...axis.planned]
          expect(along).toEqual(along.toSorted((one, other) => one - other))
          expect(along.every((place) => place >= 0 && place <= width)).toBe(true)
          const everyDay = Array.from({ length: 91 }, (_, day) => axis.at(dayOf(day)))
          expect(everyDay).toEqual(everyDay.toSorted((one, other) => one - other))
        },
      ),
    )
  })
})

describe('the words on a thread', () => {
  it('never cover each other and never leave the axis', () => {
    const step = fc.record({ x: fc.integer({ min: 0, max: 1000 }), width: fc.integer({ min: 40, max: 190 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (wanted) => {
        const sorted = wanted.toSorted((one, other) => one.x - other.x)
        const { steps, above, below } = layOutSteps(sorted, 1000)
        for (const [index, one] of steps.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0)
          expect(one.left + one.width).toBeLessThanOrEqual(1000)
          expect(one.lane).toBeLessThan(one.side === 'above' ? above : below)
          for (const other of steps.slice(index + 1)) {
            const isApart = one.left + one.width <= other.left || other.left + other.width <= one.left
            expect(one.side !== other.side || one.lane !== other.lane || isApart).toBe(true)
          }
        }
      }),
    )
  })
})
