import { describe, expect, it } from 'vitest'
import { deriveAdverseEffects } from '../../shared/note/blocks/adverseEffects/derive.ts'
import { deriveTimeline } from '../../shared/note/blocks/timeline/derive.ts'
import { deriveVitals } from '../../shared/note/blocks/vitals/derive.ts'
import { type ClockReading, clockAfter, elapsed, minutesBetween } from '../../shared/note/clock.ts'
import { timeZeroOf, zeroOf } from '../../shared/note/derive.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { seeded } from '../support/seeded.ts'

const MINUTE = 60_000
const inBerlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The minute as a device in Berlin writes it, with its offset. */
function stampInBerlin(at: number): string {
  const [day = '', time = ''] = inBerlin.format(at).split(' ')
  const offset = Math.round((Date.parse(`${day}T${time}Z`) - at) / MINUTE / 60)
  return `${day}T${time}+0${offset}:00`
}

/** What was read off a clock in Berlin at that moment, and written down so many minutes later. */
const readInBerlin = (at: number, later = 0): ClockReading => ({
  at: stampInBerlin(at).slice(11, 16),
  recordedAt: stampInBerlin(at + later * MINUTE),
})

/** 03:00 to 02:00 on 25 October 2026, and 02:00 to 03:00 on 29 March: each the moment of the change. */
const changes = [Date.parse('2026-10-25T01:00Z'), Date.parse('2026-03-29T01:00Z')]
const isBefore = (at: number, change: number) => at < change

describe('minutes between two clock times', () => {
  it('are the true ones over midnight and over both changes of the clock, where each was written down soon', () => {
    const random = seeded(20_261_025)
    for (const change of [...changes, Date.parse('2026-11-20T23:00Z')]) {
      for (let round = 0; round < 400; round += 1) {
        const zero = change + Math.round((random() * 8 - 5) * 60) * MINUTE
        const at = zero + Math.round(random() * 5 * 60) * MINUTE
        const [delay, other] = [Math.round(random() * 40), Math.round(random() * 40)]
        const crosses = (from: number, minutes: number) =>
          isBefore(from, change) !== isBefore(from + minutes * MINUTE, change)
        if (crosses(zero, delay) || crosses(at, other)) continue
        const true_ = (at - zero) / MINUTE
        const readings = [readInBerlin(zero, delay), readInBerlin(at, other)] as const
        expect(minutesBetween(...readings), JSON.stringify(readings)).toBe(true_)
        expect(elapsed(...readings)).toBe(`T+${true_}`)
        expect(minutesBetween(readings[1], readings[0])).toBe(0 - true_)
      }
    }
  })

  it('are those of the wall where a stamp is missing, lies before its time, or is more than three hours from it', () => {
    const zero = readInBerlin(Date.parse('2026-10-25T00:50Z'))
    const after = Date.parse('2026-10-25T01:20Z')
    expect(elapsed(zero, readInBerlin(after))).toBe('T+30')
    expect(elapsed(zero, '02:20')).toBe('before')
    expect(elapsed('02:50', readInBerlin(after))).toBe('before')
    expect(elapsed(zero, readInBerlin(after, 181))).toBe('before')
    expect(elapsed(zero, { at: '02:20', recordedAt: '2026-10-25T02:10+01:00' })).toBe('before')
    expect(elapsed(zero, { at: '02:20', recordedAt: 'nonsense' })).toBe('before')
  })

  it('are the same as ever on a day without a change, whatever was written down when', () => {
    const random = seeded(7)
    for (let round = 0; round < 200; round += 1) {
      const zero = Date.parse('2026-11-20T12:00Z') + Math.round(random() * 720) * MINUTE
      const at = zero + Math.round(random() * 600) * MINUTE
      const [from, to] = [readInBerlin(zero, Math.round(random() * 500)), readInBerlin(at, Math.round(random() * 500))]
      expect(minutesBetween(from, to)).toBe(minutesBetween(from.at, to.at))
      expect(clockAfter(from, 90)).toBe(clockAfter(from.at, 90))
    }
  })

  it('take offsets west of Greenwich and in UTC for what they are', () => {
    // Los Angeles, 1 November 2026, 02:00 to 01:00.
    const zero = { at: '01:30', recordedAt: '2026-11-01T01:31-07:00' }
    expect(elapsed(zero, { at: '01:10', recordedAt: '2026-11-01T01:10-08:00' })).toBe('T+40')
    expect(
      elapsed({ at: '01:30', recordedAt: '2026-11-01T01:30Z' }, { at: '01:40', recordedAt: '2026-11-01T01:40Z' }),
    ).toBe('T+10')
  })
})

/** A session from 01:50 to 04:00 by the clock in the night on which 03:00 became 02:00. */
const night = (zeroAt: ClockReading): NoteNode => ({
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { title: 'Session' },
      content: [
        { type: 'dose', content: [{ type: 'doseRow', attrs: { ...zeroAt, given: 50 } }] },
        {
          type: 'vitals',
          attrs: { dueAt: '30,60,90,120' },
          content: [
            { type: 'vitalsRow', attrs: { ...readInBerlin(Date.parse('2026-10-25T00:20Z')), pulse: 70 } },
            { type: 'vitalsRow', attrs: { ...readInBerlin(Date.parse('2026-10-25T01:20Z')), pulse: 80 } },
          ],
        },
        {
          type: 'timeline',
          content: [
            { type: 'moment', attrs: { ...readInBerlin(Date.parse('2026-10-25T01:05Z')) } },
            { type: 'moment', attrs: { ...readInBerlin(Date.parse('2026-10-25T00:10Z')) } },
          ],
        },
      ],
    },
  ],
})

describe('a session in the night on which the clock is set back', () => {
  const zero = readInBerlin(Date.parse('2026-10-24T23:50Z'))
  const blocks = night(zero).content?.[0]?.content ?? []

  it('has its T+min, its order and its next reading by the time that passed', () => {
    expect(zeroOf(night(zero))).toEqual(zero)
    expect(blocks[1] && deriveVitals(blocks[1], zero).nextDue).toBe(
      stampInBerlin(Date.parse('2026-10-25T01:50Z')).slice(11, 16),
    )
    expect(blocks[2] && deriveTimeline(blocks[2]).map(({ index }) => index)).toEqual([1, 0])
    const written = toMarkdown(night(zero), { title: 'Note' })
    expect(written).toContain('| 02:20 | T+30 |')
    expect(written).toContain('| 02:20 | T+90 |')
    expect(written).toContain('| 02:05 | T+75 |')
  })

  it('moves every T+min and no clock time when T+0 is corrected', () => {
    const corrected = night({ ...zero, at: '01:45' })
    const [before, after] = [night(zero), corrected].map((note) => toMarkdown(note, { title: 'Note' }))
    expect(timeZeroOf(corrected)).toBe('01:45')
    for (const moved of ['| 02:20 | T+35 |', '| 02:20 | T+95 |', '| 02:05 | T+80 |']) expect(after).toContain(moved)
    const times = (written: string | undefined) => (written ?? '').match(/\b02:\d\d\b/g)
    expect(times(after)).toEqual(times(before))
  })

  it('has the duration of an effect by the stamps of both its ends', () => {
    const effect = (attrs: Record<string, unknown>) =>
      deriveAdverseEffects({ type: 'adverseEffects', content: [{ type: 'effectRow', attrs }] }).rows[0]?.duration
    const onset = readInBerlin(Date.parse('2026-10-25T00:50Z'))
    const end = readInBerlin(Date.parse('2026-10-25T01:20Z'))
    const times = { onsetAt: onset.at, resolvedAt: end.at }
    const stamps = { onsetRecordedAt: onset.recordedAt, resolvedRecordedAt: end.recordedAt }
    expect(effect({ ...times, ...stamps })).toBe('30 min')
    expect(effect({ ...times, ...stamps, onsetOn: '2026-10-25', resolvedOn: '2026-10-25' })).toBe('30 min')
    expect(effect(times)).toBe('')
  })
})
