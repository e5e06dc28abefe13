import { describe, expect, it } from 'vitest'
import { deriveScale, describeScore, isEmptyScale } from '../../shared/note/blocks/scale/derive.ts'
import { gad7 } from '../../shared/note/scales/gad7.ts'
import { phq9 } from '../../shared/note/scales/phq9.ts'

const answered = (instrument: string, answers: readonly (number | null)[], more: Record<string, unknown> = {}) =>
  deriveScale({
    attrs: { instrument, ...Object.fromEntries(answers.map((answer, index) => [`q${index + 1}`, answer])), ...more },
  })

/** Answers that add up to a total. */
const adding = (total: number, items: number) =>
  Array.from({ length: items }, (_, index) => Math.max(0, Math.min(3, total - index * 3)))

describe('PHQ-9', () => {
  it('has nine items, a total to 27 and an unscored question on difficulty', () => {
    expect(phq9.items).toHaveLength(9)
    const full = answered('phq9', [3, 3, 3, 3, 3, 3, 3, 3, 3], { difficulty: 2 })
    expect(full).toMatchObject({ answered: 9, total: 27, band: 'severe', difficulty: 2 })
    expect(describeScore(full)).toBe('Total 27 of 27, severe')
  })

  it.each([
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'moderately severe'],
    [19, 'moderately severe'],
    [20, 'severe'],
    [27, 'severe'],
  ])('reads a total of %i as %s', (total, band) => {
    expect(answered('phq9', adding(total, 9))).toMatchObject({ total, band })
  })

  it('gives no total and no band until every item is answered', () => {
    const partial = answered('phq9', [2, 2, 1, 2, 1, 2, 1, null, null])
    expect(partial).toMatchObject({ answered: 7, total: null, band: null })
    expect(describeScore(partial)).toBe('7 of 9 answered')
  })

  it('says in plain words when item 9 is above 0, also before the rest is answered, and only then', () => {
    expect(answered('phq9', [null, null, null, null, null, null, null, null, 1]).lookFirst).toMatch(/Item 9/)
    expect(answered('phq9', [3, 3, 3, 3, 3, 3, 3, 3, 0]).lookFirst).toBeNull()
    expect(answered('phq9', []).lookFirst).toBeNull()
  })

  it('takes no answer outside 0 to 3', () => {
    expect(answered('phq9', [4, -1, 1.5, Number.NaN, 0]).answered).toBe(1)
  })
})

describe('GAD-7', () => {
  it('has seven items, ignores answers beyond them and begins at ‘Not at all’', () => {
    expect(gad7.items).toHaveLength(7)
    expect(gad7.anchors[0]).toBe('Not at all')
    expect(answered('gad7', [1, 1, 1, 1, 1, 1, 1, 3, 3], { difficulty: 1 })).toMatchObject({
      answered: 7,
      total: 7,
      band: 'mild',
      difficulty: null,
      lookFirst: null,
    })
  })

  it.each([
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'severe'],
    [21, 'severe'],
  ])('reads a total of %i as %s', (total, band) => {
    expect(answered('gad7', adding(total, 7))).toMatchObject({ total, band })
  })
})

describe('a scale', () => {
  it('is empty until an item or the question on difficulty is answered', () => {
    expect(isEmptyScale({ type: 'scale', attrs: { id: 'a', instrument: 'phq9' } })).toBe(true)
    expect(isEmptyScale({ type: 'scale', attrs: { instrument: 'phq9', q3: 0 } })).toBe(false)
    expect(isEmptyScale({ type: 'scale', attrs: { instrument: 'phq9', difficulty: 0 } })).toBe(false)
  })
})
