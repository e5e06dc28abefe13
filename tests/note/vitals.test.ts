import { describe, expect, it } from 'vitest'
import { readAttributes } from '../../shared/note/attributes.ts'
import { deriveVitals, isEmptyVitals } from '../../shared/note/blocks/vitals/derive.ts'
import { describePlan, describeTaken, showPressure } from '../../shared/note/blocks/vitals/describe.ts'
import { vitalsRowRules, vitalsRules } from '../../shared/note/blocks/vitals/schema.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const vitals = (attrs: Record<string, unknown>, ...rows: Record<string, unknown>[]): NoteNode => ({
  type: 'vitals',
  attrs,
  content: rows.map(({ words, ...row }) => ({
    type: 'vitalsRow',
    attrs: row,
    ...(typeof words === 'string' ? { content: [{ type: 'text', text: words }] } : {}),
  })),
})
const at = (time: string) => ({ at: time, pulse: 70 })
const due = (attrs: Record<string, unknown>, ...times: string[]) =>
  deriveVitals(vitals(attrs, ...times.map(at)), '14:02').nextDue

describe('vitals', () => {
  it('stand by time, across midnight too', () => {
    const { rows } = deriveVitals(vitals({}, at('00:10'), at('23:50'), at('23:58')), '23:55')
    expect(rows.map(({ row }) => row.at)).toEqual(['23:50', '23:58', '00:10'])
  })

  it('count readings, and neither rows without one nor those not taken', () => {
    const derived = deriveVitals(
      vitals({}, at('14:00'), { at: '14:15', notTaken: true, words: 'asleep' }, { at: '14:30' }, {}),
      '14:02',
    )
    expect(derived.taken).toBe(1)
    expect([0, 1, 5].map(describeTaken)).toEqual(['No reading yet', '1 reading', '5 readings'])
  })

  it('are due at the planned minutes after T+0, each answered by the reading nearest to it', () => {
    const plan = { dueAt: '5,15,30' }
    expect(due(plan)).toBe('14:07')
    expect(due(plan, '13:55')).toBe('14:07')
    expect(due(plan, '13:55', '14:06')).toBe('14:17')
    expect(due(plan, '14:08')).toBe('14:17')
    expect(due(plan, '14:16')).toBe('14:32')
    expect(due(plan, '14:33')).toBeNull()
    expect(due({ dueAt: '0,10' }, '13:50')).toBe('14:12')
  })

  it('are due so many minutes after the last reading, and after the planned ones', () => {
    expect(due({ dueEvery: 15 })).toBe('14:17')
    expect(due({ dueEvery: 15 }, '13:55')).toBe('14:17')
    expect(due({ dueEvery: 15 }, '14:20')).toBe('14:35')
    expect(due({ dueAt: '5', dueEvery: 30 }, '14:07')).toBe('14:37')
  })

  it('are due past midnight', () => {
    expect(deriveVitals(vitals({ dueEvery: 20 }, at('23:50')), '23:40').nextDue).toBe('00:10')
  })

  it('are not due without a plan or without a dose; a reading that was not taken had its turn, an empty row has none', () => {
    expect(due({}, '14:10')).toBeNull()
    expect(deriveVitals(vitals({ dueEvery: 15 }), null).nextDue).toBeNull()
    const turns = vitals({ dueEvery: 15 }, at('14:05'), { at: '14:20', notTaken: true }, { at: '14:35' })
    expect(deriveVitals(turns, '14:02').nextDue).toBe('14:35')
  })

  it('read well', () => {
    const row = (values: Record<string, unknown>) => readAttributes(vitalsRowRules, values)
    expect(showPressure(row({ systolic: 138, diastolic: 86 }))).toBe('138/86')
    expect(showPressure(row({ systolic: 138 }))).toBe('138/–')
    expect(showPressure(row({}))).toBe('')
    const plan = (values: Record<string, unknown>) => describePlan(readAttributes(vitalsRules, values))
    expect(plan({ dueAt: '5,15', dueEvery: 30 })).toBe('at T+5, 15, then every 30 min')
    expect(plan({ dueEvery: 15 })).toBe('every 15 min')
    expect(plan({})).toBe('')
  })

  it('are empty with a plan alone', () => {
    expect(isEmptyVitals(vitals({ dueEvery: 15, sedationScale: 'RASS' }, {}))).toBe(true)
    expect(isEmptyVitals(vitals({}, { notTaken: true }))).toBe(false)
  })

  it('are exported as a table with T+min and the reason for what was not taken', () => {
    const dose = { type: 'dose', content: [{ type: 'doseRow', attrs: { at: '14:02', given: 70 } }] }
    const block = vitals(
      { sedationScale: 'Ramsay', dueEvery: 15 },
      { at: '14:32', notTaken: true, words: 'Deep in it, cuff left off' },
      { at: '13:55', systolic: 124, diastolic: 78, pulse: 68, spo2: 98, respiration: 14, sedation: '2' },
    )
    const section: NoteNode = { type: 'section', attrs: { title: 'Vitals' }, content: [dose, block] }
    expect(toMarkdown({ type: 'doc', content: [section] }, { title: 'Note' })).toContain(
      [
        'Sedation by Ramsay. Readings planned every 15 min.',
        '',
        '| Time | T+min | BP mmHg | Pulse | SpO₂ % | Resp. | Sedation | Comment |',
        '| --- | --- | --- | --- | --- | --- | --- | --- |',
        '| 13:55 | before | 124/78 | 68 | 98 | 14 | 2 |  |',
        '| 14:32 | T+30 | not taken |  |  |  |  | Deep in it, cuff left off |',
      ].join('\n'),
    )
  })
})
