import { describe, expect, it } from 'vitest'
import {
  deriveScale,
  describeClusters,
  describeCutPoint,
  describeScore,
  isEmptyScale,
} from '../../shared/note/blocks/scale/derive.ts'
import { gad7 } from '../../shared/note/scales/gad7.ts'
import { pcl5 } from '../../shared/note/scales/pcl5.ts'
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

describe('PCL-5', () => {
  const all = (value: number) => Array.from({ length: 20 }, () => value)

  it('has twenty items from ‘Not at all’ to ‘Extremely’, a total to 80, and no band', () => {
    expect(pcl5.items).toHaveLength(20)
    expect(pcl5.anchors).toEqual(['Not at all', 'A little bit', 'Moderately', 'Quite a bit', 'Extremely'])
    expect(answered('pcl5', all(4))).toMatchObject({ total: 80, band: null, lookFirst: null })
    expect(describeScore(answered('pcl5', all(4)))).toBe('Total 80 of 80')
  })

  it('adds up its DSM-5 clusters: B items 1–5, C 6–7, D 8–14, E 15–20', () => {
    // As in the scoring instructions of the National Center for PTSD: B 0–20, C 0–8, D 0–28, E 0–24.
    const worked = answered('pcl5', [2, 1, 0, 3, 2, 3, 4, 0, 2, 1, 3, 2, 3, 1, 2, 0, 3, 2, 2, 3])
    expect(worked.clusters.map(({ total, most }) => [total, most])).toEqual([
      [8, 20],
      [7, 8],
      [12, 28],
      [12, 24],
    ])
    expect(worked.total).toBe(39)
    expect(describeClusters(worked)).toBe(
      'B, intrusion 8 of 20; C, avoidance 7 of 8; D, cognitions and mood 12 of 28; E, arousal and reactivity 12 of 24',
    )
  })

  it('has the total of a cluster as soon as its items are answered, and the whole only with all twenty', () => {
    const part = answered('pcl5', [1, 1, 1, 1, 1])
    expect(part).toMatchObject({ total: null, answered: 5 })
    expect(describeClusters(part)).toBe('B, intrusion 5 of 20')
    expect(describeScore(part)).toBe('5 of 20 answered')
  })

  it.each([
    [32, 'Below the practice’s cut point of 33'],
    [33, 'At or above the practice’s cut point of 33'],
    [34, 'At or above the practice’s cut point of 33'],
  ])(
    'says of a total of %i how it stands to the practice’s cut point, and nothing where there is none',
    (total, said) => {
      const answers = Array.from({ length: 20 }, (_, index) => Math.max(0, Math.min(4, total - index * 4)))
      expect(describeCutPoint(answered('pcl5', answers, { cutPoint: 33 }))).toBe(said)
      expect(describeCutPoint(answered('pcl5', answers))).toBe('')
      expect(describeCutPoint(answered('pcl5', answers.slice(0, 19), { cutPoint: 33 }))).toBe('')
    },
  )

  it('asks about the month or the week before, by the version that was chosen', () => {
    expect(answered('pcl5', []).scale.recall).toBe('in the past month')
    expect(answered('pcl5', [], { recall: 'past_week' }).scale.recall).toBe('in the past week')
  })
})

describe('a scale', () => {
  it('says nothing of a cut point where bands are published', () => {
    expect(describeCutPoint(answered('phq9', adding(20, 9), { cutPoint: 10 }))).toBe('')
  })

  it('is empty until an item or the question on difficulty is answered', () => {
    expect(isEmptyScale({ type: 'scale', attrs: { id: 'a', instrument: 'phq9' } })).toBe(true)
    expect(isEmptyScale({ type: 'scale', attrs: { instrument: 'phq9', q3: 0 } })).toBe(false)
    expect(isEmptyScale({ type: 'scale', attrs: { instrument: 'phq9', difficulty: 0 } })).toBe(false)
  })
})
