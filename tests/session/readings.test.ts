import { describe, expect, it } from 'vitest'
import { doseInWords, dueInWords, laterInWords } from '../../client/session/inWords.ts'
import { dosesIn } from '../../client/session/log.ts'
import { isUnlikelyReading, readField, showField } from '../../client/session/readings.ts'
import { difference } from '../../client/session/words.ts'

describe('the keypad of session mode', () => {
  it.each([
    ['138/86', 138, 86],
    ['13886', 138, 86],
    ['138 / 86', 138, 86],
    ['160100', 160, 100],
    ['9060', 90, 60],
    ['138', 138, null],
    ['138/', 138, null],
    ['1386', 138, 6],
    ['', null, null],
  ])('reads %j as a pressure', (typed, systolic, diastolic) => {
    expect(readField('pressure', typed)).toEqual({ systolic, diastolic })
  })

  it('refuses only what is no reading, and asks about what is probably a slip', () => {
    expect(readField('pressure', '999/20')).toBeNull()
    expect(readField('pulse', 'fast')).toBeNull()
    expect(readField('spo2', '101')).toBeNull()
    expect(readField('sedation', '-2')).toEqual({ sedation: '-2' })
    expect(readField('pulse', '')).toEqual({ pulse: null })
    const asks = (field: Parameters<typeof readField>[0], typed: string) => {
      const read = readField(field, typed)
      return read !== null && isUnlikelyReading(read)
    }
    expect(['1386', '86/138', '30/20'].map((typed) => asks('pressure', typed))).toEqual([true, true, true])
    expect(['13886', '9060', '138'].map((typed) => asks('pressure', typed))).toEqual([false, false, false])
    expect(asks('pulse', '8')).toBe(true)
    expect(asks('pulse', '84')).toBe(false)
  })

  it('shows a reading as it would be typed', () => {
    expect(showField('pressure', { systolic: 142, diastolic: 88 })).toBe('142/88')
    expect(showField('pressure', { systolic: 142 })).toBe('142')
    expect(showField('spo2', null)).toBe('')
  })
})

describe('the head of session mode', () => {
  it('says in words when the next reading is meant to be, over midnight too', () => {
    expect(dueInWords('14:42', '14:32', '14:39')).toEqual({
      head: 'Vitals in three minutes',
      rest: 'at 14:42, a reminder only',
    })
    expect(dueInWords('00:01', null, '23:59').head).toBe('Vitals in two minutes')
    expect(dueInWords('14:42', null, '14:42').head).toBe('Vitals now')
    expect(dueInWords('14:42', null, '14:43').head).toBe('Vitals were due one minute ago')
    expect(dueInWords(null, '14:32', '14:43')).toEqual({ head: 'No vitals planned', rest: 'last read at 14:32' })
  })

  it('says what was given', () => {
    const given = (...amounts: number[]) => {
      const content = amounts.map((amount, index) => ({
        type: 'doseRow',
        attrs: { id: `row ${index}`, given: amount, at: `14:${10 + index}` },
      }))
      const dose = [{ type: 'dose', attrs: { route: 'im' }, content }]
      return dosesIn({ dose, vitals: [], timeline: [], adverseEffects: [], place: [] })
    }
    const { first, later } = given(70, 25)
    expect(first && doseInWords(first)).toBe('70 mg IM, 14:10')
    expect(laterInWords(later)).toBe('booster 25 mg, 14:11')
    expect(laterInWords(given(70, 0.1, 0.2).later)).toBe('2 boosters, 0.3 mg together')
    expect(laterInWords([])).toBe('')
  })
})

describe('the difference between two lines', () => {
  it.each([
    ['', 'a', { at: 0, removed: 0, added: 'a' }],
    ['tears', 'tears fall', { at: 5, removed: 0, added: ' fall' }],
    ['aa', 'a', { at: 1, removed: 1, added: '' }],
    ['the house up', 'the old house up', { at: 4, removed: 0, added: 'old ' }],
    ['a😢b', 'a😭b', { at: 1, removed: 2, added: '😭' }],
  ])('%j to %j is one piece', (before, after, piece) => {
    expect(difference(before, after)).toEqual(piece)
  })
})
