import { describe, expect, it } from 'vitest'
import { deriveDose } from '../../shared/note/blocks/dose/derive.ts'
import { describeRest, describeTotal } from '../../shared/note/blocks/dose/describe.ts'
import { factsOfText } from '../../shared/note/facts.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const infusion = (attrs: Record<string, unknown>, ...rows: Record<string, unknown>[]): NoteNode => ({
  type: 'dose',
  attrs: { route: 'iv_infusion', concentration: 0.35, weight: 70, ...attrs },
  content: rows.map((row) => ({ type: 'doseRow', attrs: row })),
})
const begun = { kind: 'dose', at: '10:02', end: '10:52', rate: 150, ordered: 35 }
const steps = [
  { kind: 'rate', at: '10:20', rate: 100 },
  { kind: 'pause', at: '10:26' },
  { kind: 'rate', at: '10:31', rate: 100 },
]
const total = (...rows: Record<string, unknown>[]) => deriveDose(infusion({}, ...rows)).totalGiven

describe('what ran in of an infusion', () => {
  it('is rate by strength by time: 150 ml/h for 18 min, 100 for 6, a pause, 100 for 21, at 0.35 mg/ml', () => {
    // 45 ml, 10 ml and 35 ml: 15.75 mg, 3.5 mg and 12.25 mg.
    const derived = deriveDose(infusion({}, begun, ...steps))
    expect(derived).toMatchObject({ totalGiven: 31.5, isDerived: true, isUncounted: false, timeZero: '10:02' })
    expect(derived.rows[0]).toMatchObject({ ranIn: 31.5, perKilogram: 0.45 })
    expect(derived.totalPerKilogram).toBe(0.45)
    expect(describeTotal(derived)).toBe('What ran in follows from rate, strength and time')
  })

  it('is the same in whatever order the rows were written, and over midnight', () => {
    expect(total(...[...steps, begun].reverse())).toBe(31.5)
    expect(total({ kind: 'dose', at: '23:50', end: '00:20', rate: 60 })).toBe(10.5)
  })

  it('goes on after a pause with an end at the rate before it', () => {
    const pause = { kind: 'pause', at: '10:26', end: '10:31' }
    expect(total(begun, { kind: 'rate', at: '10:20', rate: 100 }, pause)).toBe(31.5)
  })

  it('ends with a pause that nothing follows, with its own end, and where the next one begins', () => {
    expect(total({ ...begun, end: undefined }, { kind: 'pause', at: '10:12' })).toBe(8.75)
    expect(total({ ...begun, end: '10:12' })).toBe(8.75)
    expect(total({ ...begun, end: undefined }, { kind: 'dose', at: '10:12', end: '10:12', rate: 150, given: 1 })).toBe(
      9.75,
    )
  })

  it('is not derived where somebody entered what was given', () => {
    const derived = deriveDose(infusion({}, { ...begun, given: 30 }, ...steps))
    expect(derived).toMatchObject({ totalGiven: 30, isDerived: false, isUncounted: false })
    expect(derived.rows[0]?.ranIn).toBeNull()
  })

  it('is not known, and says so, without an end or a strength, and begins T+0 all the same', () => {
    const running = deriveDose(infusion({}, { ...begun, end: undefined }))
    expect(running).toMatchObject({ totalGiven: null, isUncounted: true, timeZero: '10:02' })
    expect(describeTotal(running)).toMatch(/not counted/)
    expect(deriveDose(infusion({ concentration: null }, begun, ...steps)).totalGiven).toBeNull()
    expect(total(begun, { kind: 'rate', at: '10:52', rate: 80 })).toBeNull()
    expect(total({ ...begun, at: undefined })).toBeNull()
  })

  it('is added to a push or a booster beside it, and leaves other medicines alone', () => {
    expect(total(begun, ...steps, { kind: 'booster', at: '11:05', given: 5 })).toBe(36.5)
    expect(total(begun, ...steps, { kind: 'other', medicine: 'saline', at: '10:10', rate: 500 })).toBe(31.5)
  })

  it('is in the facts of the note and in the export, where it is marked', () => {
    const note: NoteNode = {
      type: 'doc',
      content: [{ type: 'section', attrs: { title: 'Dose' }, content: [infusion({}, begun, ...steps)] }],
    }
    expect(factsOfText(note).dose).toEqual({ given: 31.5, route: 'iv_infusion', at: '10:02' })
    const written = toMarkdown(note, { title: 'Note' })
    expect(written).toContain('| 31.5 mg ran in | 0.45 |')
    expect(written).toContain('What ran in follows from rate, strength and time.')
    expect(written).toContain('| 10:26 | T+24 | Pause |')
  })
})

describe('a waste', () => {
  it('says who saw it, or that nobody is named', () => {
    const said = (attrs: Record<string, unknown>) => describeRest(deriveDose(infusion({ weight: null, ...attrs })).dose)
    expect(said({ wasted: 5, witness: 'Maren Holt' })).toEqual(['5 mg wasted, witnessed by Maren Holt'])
    expect(said({ wasted: 5 })).toEqual(['5 mg wasted, no witness recorded'])
    expect(said({ wasted: 0 })).toEqual(['0 mg wasted'])
  })
})
