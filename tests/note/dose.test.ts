import { describe, expect, it } from 'vitest'
import { deriveDose, isEmptyDose, showPerKilogram, weightInKilograms } from '../../shared/note/blocks/dose/derive.ts'
import { describeTimeZero } from '../../shared/note/blocks/dose/describe.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const dose = (attrs: Record<string, unknown>, ...rows: Record<string, unknown>[]): NoteNode => ({
  type: 'dose',
  attrs,
  content: rows.map((row) => ({ type: 'doseRow', attrs: row })),
})

describe('a dose block', () => {
  it('divides what was given by the weight and adds up what was given and ordered', () => {
    const derived = deriveDose(
      dose(
        { weight: 82.4, weightUnit: 'kg' },
        { at: '14:02', kind: 'dose', ordered: 70, given: 70 },
        { at: '14:19', kind: 'booster', ordered: 25, given: 25 },
      ),
    )
    expect(derived.rows.map((row) => showPerKilogram(row.perKilogram))).toEqual(['0.85', '0.30'])
    expect(derived.totalOrdered).toBe(95)
    expect(derived.totalGiven).toBe(95)
    expect(showPerKilogram(derived.totalPerKilogram)).toBe('1.15')
    expect(derived.timeZero).toBe('14:02')
  })

  it('takes pounds for what they weigh', () => {
    expect(weightInKilograms(180, 'lb')).toBeCloseTo(81.6466, 4)
    const derived = deriveDose(dose({ weight: 180, weightUnit: 'lb' }, { given: 40 }))
    expect(showPerKilogram(derived.totalPerKilogram)).toBe('0.49')
  })

  it('derives nothing from what is not filled, and nothing from a weight of zero', () => {
    const empty = deriveDose(dose({}, {}))
    expect(empty).toMatchObject({ kilograms: null, totalGiven: null, totalOrdered: null, totalPerKilogram: null })
    expect(empty.timeZero).toBeNull()
    const weightless = deriveDose(dose({ weight: 0 }, { given: 70 }))
    expect(weightless.totalGiven).toBe(70)
    expect(weightless.rows[0]?.perKilogram).toBeNull()
  })

  it('counts a dose of zero as given but not as the beginning', () => {
    const derived = deriveDose(dose({ weight: 80 }, { at: '14:00', given: 0 }, { at: '14:05', given: 30 }))
    expect(derived.totalGiven).toBe(30)
    expect(derived.timeZero).toBe('14:05')
  })

  it('leaves other medicines out of totals, mg/kg and T+0', () => {
    const derived = deriveDose(
      dose(
        { weight: 80 },
        { at: '13:30', kind: 'other', medicine: 'ondansetron', given: 4 },
        { at: '14:00', kind: 'dose', given: 40 },
      ),
    )
    expect(derived.totalGiven).toBe(40)
    expect(derived.rows[0]?.perKilogram).toBeNull()
    expect(derived.timeZero).toBe('14:00')
  })

  it('takes the earliest row for T+0, wherever it stands, and does not take one that was only ordered', () => {
    expect(deriveDose(dose({}, { at: '14:20', given: 25 }, { at: '14:02', given: 70 })).timeZero).toBe('14:02')
    expect(deriveDose(dose({}, { at: '13:00', ordered: 70 }, { at: '14:02', given: 70 })).timeZero).toBe('14:02')
    expect(deriveDose(dose({}, { at: '00:05', given: 25 }, { at: '23:50', given: 70 })).timeZero).toBe('23:50')
  })

  it('says that T+0 was corrected, and from when, in the export too', () => {
    const block = dose({ route: 'im' }, { at: '14:04', given: 70, correctedFrom: '14:02' }, { at: '14:20', given: 25 })
    expect(describeTimeZero(deriveDose(block).timeZeroRow)).toBe('T+0 is 14:04, corrected from 14:02')
    const note = { type: 'doc', content: [{ type: 'section', content: [block] }] }
    expect(toMarkdown(note, { title: 'Note' })).toContain('intramuscular, T+0 is 14:04, corrected from 14:02')
    expect(describeTimeZero(deriveDose(dose({}, { ordered: 70 })).timeZeroRow)).toBe('')
  })

  it('adds tenths without binary dust', () => {
    expect(deriveDose(dose({}, { given: 0.1 }, { given: 0.2 })).totalGiven).toBe(0.3)
  })

  it('reads values that no rule allows as not filled', () => {
    const derived = deriveDose(dose({ weight: 'eighty' }, { given: '70', at: '25:00', kind: 'gift' }))
    expect(derived).toMatchObject({ kilograms: null, totalGiven: null, timeZero: null })
  })

  it('is empty until somebody fills a cell or writes a comment', () => {
    expect(isEmptyDose(dose({ id: 'a' }, { id: 'b' }))).toBe(true)
    expect(isEmptyDose(dose({ id: 'a' }, { id: 'b', given: 0 }))).toBe(false)
    expect(isEmptyDose(dose({ id: 'a', lot: '26K118' }))).toBe(false)
    expect(
      isEmptyDose({
        type: 'dose',
        content: [{ type: 'doseRow', content: [{ type: 'text', text: 'slowly' }] }],
      }),
    ).toBe(false)
  })
})
