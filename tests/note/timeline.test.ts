import { describe, expect, it } from 'vitest'
import { deriveTimeline, isEmptyTimeline, momentOrder } from '../../shared/note/blocks/timeline/derive.ts'
import { clockTime, elapsed, minuteStamp, minutesBetween, parseClockTime } from '../../shared/note/clock.ts'
import { timeZeroOf } from '../../shared/note/derive.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const moment = (attrs: Record<string, unknown>, words = ''): NoteNode => ({
  type: 'moment',
  attrs,
  ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
})

describe('clock times', () => {
  it('count from T+0, across midnight too', () => {
    expect(elapsed('14:02', '14:02')).toBe('T+0')
    expect(elapsed('14:02', '14:38')).toBe('T+36')
    expect(elapsed('14:02', '13:55')).toBe('before')
    expect(elapsed('23:50', '00:10')).toBe('T+20')
    expect(elapsed('00:10', '23:50')).toBe('before')
    expect(minutesBetween('12:00', '00:00')).toBe(720)
    expect(minutesBetween('12:00', '00:01')).toBe(-719)
    expect(elapsed(null, '14:00')).toBe('')
    expect(elapsed('14:00', null)).toBe('')
  })

  it.each([
    ['1432', '14:32'],
    ['932', '09:32'],
    ['14:32', '14:32'],
    ['9.05', '09:05'],
    ['2:32 pm', '14:32'],
    ['1232a', '00:32'],
    ['12:05pm', '12:05'],
    [' 0000 ', '00:00'],
    ['n', '16:41'],
    ['Now', '16:41'],
    ['2460', null],
    ['2400', null],
    ['14', null],
    ['1432pm', null],
    ['half two', null],
    ['', null],
  ])('are read from %j as %j', (typed, expected) => {
    expect(parseClockTime(typed, new Date(2026, 10, 20, 16, 41))).toBe(expected)
  })

  it('are stamped with date and zone when something is recorded', () => {
    const now = new Date(2026, 10, 20, 15, 12, 40)
    expect(clockTime(now)).toBe('15:12')
    expect(minuteStamp(now)).toMatch(/^2026-11-20T15:12([+-]\d{2}:\d{2})$/)
    expect(Date.parse(minuteStamp(now))).toBe(now.getTime() - 40_000)
  })
})

describe('a timeline', () => {
  it('shows its moments by time, across midnight, as written where times are equal, and last what has no time', () => {
    expect(momentOrder(['14:06', '14:02', '14:24'])).toEqual([1, 0, 2])
    expect(momentOrder(['23:55', '00:10', '23:58'])).toEqual([0, 2, 1])
    expect(momentOrder(['14:06', '14:06', '14:06'])).toEqual([0, 1, 2])
    expect(momentOrder(['14:10', null, '14:02'])).toEqual([2, 0, 1])
    expect(momentOrder(['14:02', null, '14:10'])).toEqual([0, 2, 1])
    expect(momentOrder([null, null, '14:02'])).toEqual([2, 0, 1])
    expect(momentOrder([])).toEqual([])
  })

  it('tells a mark that waits for its words, and what was written down later', () => {
    const timeline: NoteNode = {
      type: 'timeline',
      content: [
        moment({ at: '14:36' }),
        moment({ at: '14:50', kind: 'seen', recordedAt: '2026-11-20T15:12+01:00' }, 'nausea'),
        moment({ at: '14:31', kind: 'seen', recordedAt: '2026-11-20T14:33+01:00' }, 'tears'),
        moment({ kind: 'did' }),
      ],
    }
    expect(
      deriveTimeline(timeline).map(({ moment, waitsForWords, recordedLater }) => [
        moment.at,
        waitsForWords,
        recordedLater,
      ]),
    ).toEqual([
      ['14:31', false, null],
      ['14:36', true, null],
      ['14:50', false, '15:12'],
      [null, false, null],
    ])
  })

  it('is empty while its moments carry only what the machine put there', () => {
    expect(isEmptyTimeline({ type: 'timeline' })).toBe(true)
    const opened = moment({ id: 'a', observer: 'm', observerName: 'M', recordedAt: '2026-11-20T15:12Z' })
    expect(isEmptyTimeline({ type: 'timeline', content: [opened] })).toBe(true)
    expect(isEmptyTimeline({ type: 'timeline', content: [moment({ at: '14:00' })] })).toBe(false)
    expect(isEmptyTimeline({ type: 'timeline', content: [moment({}, 'words')] })).toBe(false)
  })
})

describe('T+0 of a note', () => {
  const section = (...content: NoteNode[]): NoteNode => ({ type: 'section', content })
  const given = (at: string): NoteNode => ({
    type: 'dose',
    content: [{ type: 'doseRow', attrs: { at, given: 70 } }],
  })

  it('comes from the first dose block that was given, and moves with its time', () => {
    const empty: NoteNode = { type: 'dose', content: [{ type: 'doseRow' }] }
    expect(timeZeroOf({ type: 'doc', content: [section(empty), section(given('14:02'), given('13:00'))] })).toBe(
      '14:02',
    )
    expect(timeZeroOf({ type: 'doc', content: [section(empty)] })).toBeNull()
    expect(timeZeroOf({ type: 'doc' })).toBeNull()
  })
})
