import { describe, expect, it } from 'vitest'
import { deriveAdverseEffects, hasAdverseEffect } from '../../shared/note/blocks/adverseEffects/derive.ts'
import { deriveConsent } from '../../shared/note/blocks/consent/derive.ts'
import { describeConsentStatus } from '../../shared/note/blocks/consent/describe.ts'
import { deriveDischarge, dischargeCells } from '../../shared/note/blocks/discharge/derive.ts'
import { daysBetween, monthsAfter } from '../../shared/note/calendar.ts'
import { factsOfText } from '../../shared/note/facts.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const words = (type: string, text: string): NoteNode => ({ type, content: [{ type: 'text', text }] })
const dose: NoteNode = { type: 'dose', content: [{ type: 'doseRow', attrs: { at: '23:40', given: 70 } }] }
const noteOf = (block: NoteNode): NoteNode => ({
  type: 'doc',
  content: [{ type: 'section', attrs: { title: 'Here' }, content: [dose, block] }],
})
/** What a block says, behind the dose that gives T+0. */
const exported = (block: NoteNode) =>
  toMarkdown(noteOf(block), { title: 'Note' }).split('\n\n').slice(4).join('\n\n').trimEnd()

describe('dates of a note', () => {
  it('are counted in days and months, to the last day of a shorter month, over leap days and changes of clock', () => {
    expect(monthsAfter('2026-11-20', 12)).toBe('2027-11-20')
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28')
    expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29')
    expect(monthsAfter('2026-12-31', 1)).toBe('2027-01-31')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1)
  })
})

describe('a consent', () => {
  const consent = (attrs: Record<string, unknown>): NoteNode => ({
    type: 'consent',
    content: [{ type: 'consentRow', attrs }],
  })
  const [first] = deriveConsent(consent({ status: 'given', on: '2026-11-20', validMonths: 12 }))

  it('that was given holds for as long as was agreed; one that was withdrawn or has no end says no day', () => {
    expect(first?.holdsUntil).toBe('2027-11-20')
    for (const values of [{ status: 'withdrawn', validMonths: 12 }, { status: 'given' }, { validMonths: 12 }])
      expect(deriveConsent(consent({ on: '2026-11-20', ...values }))[0]?.holdsUntil).toBeNull()
  })

  it('that was withdrawn during the dose says when, with T+min, past midnight too', () => {
    const [row] = deriveConsent(consent({ kind: 'touch', status: 'withdrawn', withdrawnAt: '00:10' }))
    expect(row && describeConsentStatus(row, '23:40')).toBe('withdrawn at 00:10 (T+30)')
  })

  it('is exported with all its fields, and a kind that nobody filled as not recorded', () => {
    const block: NoteNode = {
      type: 'consent',
      content: [
        {
          type: 'consentRow',
          attrs: {
            kind: 'touch',
            status: 'given',
            version: '3',
            on: '2026-11-20',
            obtainedBy: 'Maren Holt',
            from: 'guardian',
            fromName: 'Ruth Vale',
            capacity: 'has',
            interpreter: 'none needed',
            signedCopy: 'paper file',
            validMonths: 6,
          },
          content: [{ type: 'text', text: 'Hand or shoulder; stop: closed fist' }],
        },
        { type: 'consentRow', attrs: { kind: 'recording' } },
      ],
    }
    expect(exported(block).split('\n').slice(2)).toEqual([
      '| Touch | given | 2026-11-20 | until 2027-05-20 | Maren Holt | guardian Ruth Vale, has capacity, interpreter: none needed | version 3, signed copy: paper file | Hand or shoulder; stop: closed fist |',
      '| Recording | not recorded |  |  |  |  |  |  |',
    ])
  })
})

describe('adverse effects', () => {
  const effect = (attrs: Record<string, unknown>, said = 'Nausea', done = ''): NoteNode => ({
    type: 'effectRow',
    attrs,
    content: [words('effectWords', said), ...(done === '' ? [] : [words('effectAction', done)])],
  })
  const block = (attrs: Record<string, unknown>, ...content: NoteNode[]): NoteNode => ({
    type: 'adverseEffects',
    attrs,
    content,
  })
  const lasted = (attrs: Record<string, unknown>) => deriveAdverseEffects(block({}, effect(attrs))).rows[0]?.duration

  it('last from onset to their end, past midnight and over days', () => {
    expect(lasted({ onsetAt: '23:50', resolvedAt: '00:25' })).toBe('35 min')
    expect(lasted({ onsetAt: '14:00', resolvedAt: '15:10' })).toBe('1 h 10 min')
    expect(lasted({ onsetAt: '14:00', resolvedAt: '16:00' })).toBe('2 h')
    expect(lasted({ onsetAt: '14:00', resolvedAt: '14:00' })).toBe('0 min')
    expect(lasted({ onsetOn: '2026-11-20', resolvedOn: '2026-11-22' })).toBe('2 days')
    expect(lasted({ onsetOn: '2026-11-20', resolvedOn: '2026-11-21', onsetAt: '09:00' })).toBe('1 day')
    expect(lasted({ onsetOn: '2026-11-20', resolvedOn: '2026-11-22', onsetAt: '18:00', resolvedAt: '08:00' })).toBe(
      '1 day 14 h',
    )
    expect(lasted({ onsetOn: '2026-11-20', resolvedOn: '2026-11-21', onsetAt: '23:50', resolvedAt: '00:25' })).toBe(
      '35 min',
    )
  })

  it('say no duration while one end is missing or the end lies before the beginning', () => {
    for (const values of [
      { onsetAt: '14:00' },
      { resolvedAt: '14:00' },
      { onsetAt: '14:00', resolvedAt: '13:50' },
      { onsetAt: '14:00', resolvedOn: '2026-11-22', resolvedAt: '15:00' },
      { onsetOn: '2026-11-22', resolvedOn: '2026-11-20' },
    ])
      expect(lasted(values), JSON.stringify(values)).toBe('')
  })

  it('stand by day and time, those of the day of the note first', () => {
    const order = deriveAdverseEffects(
      block(
        {},
        effect({ onsetOn: '2026-11-21', onsetAt: '09:00' }),
        effect({ onsetAt: '00:10' }),
        effect({ onsetAt: '23:50' }),
      ),
    ).rows.map(({ index }) => index)
    expect(order).toEqual([2, 1, 0])
  })

  it('are exported with T+min, what was done and who was told', () => {
    const row = effect(
      {
        onsetAt: '00:10',
        severity: 'moderate',
        serious: false,
        relation: 'probable',
        told: 'Dr Obi',
        resolvedAt: '00:45',
      },
      'Vomited once',
      'Side position, ondansetron 4 mg',
    )
    expect(exported(block({}, row)).split('\n').at(-1)).toBe(
      '| 00:10 | T+30 | Vomited once | moderate | no | probable | Side position, ondansetron 4 mg | Dr Obi | 00:45 | 35 min |',
    )
  })

  it('say that somebody asked and none was reported, which is no effect and no empty section', () => {
    const asked = block({ noneReported: true, askedAt: '01:10' })
    expect(exported(asked)).toBe('Asked at 01:10 (T+90), none reported.')
    expect(hasAdverseEffect(asked)).toBe(false)
  })

  it('count among the facts of a note with any row that is begun, a severity or not', () => {
    expect(factsOfText(noteOf(block({}, effect({})))).adverseEffects).toBe(true)
    expect(factsOfText(noteOf(block({}, { type: 'effectRow', attrs: { severity: 'mild' } }))).adverseEffects).toBe(true)
    expect(factsOfText(noteOf(block({ noneReported: true }))).adverseEffects).toBe(false)
    expect(factsOfText(noteOf(block({}, { type: 'effectRow' }))).adverseEffects).toBe(false)
  })
})

describe('a discharge', () => {
  const full = {
    at: '01:45',
    backToBaseline: true,
    orientation: 'full',
    gait: 'steady',
    nausea: 'none',
    lastVitals: 'as_before',
    riskAsked: false,
    escort: 'the neighbour',
    escortAt: '01:45',
    noDriving: true,
    instructions: 'both',
    checkInOn: '2026-11-21',
    checkInAt: '10:00',
    responsibleClinician: 'Dr Ines Calder',
  }

  it('is complete when every cell is filled, also with a no, and names what is missing', () => {
    expect(deriveDischarge({ type: 'discharge', attrs: full })).toMatchObject({ complete: true, missing: [] })
    for (const [cell] of dischargeCells) {
      const derived = deriveDischarge({ type: 'discharge', attrs: { ...full, [cell]: null } })
      expect(derived).toMatchObject({ complete: false, missing: [cell] })
    }
  })

  it('is exported with what is filled, T+min, what is missing and its words', () => {
    const { gait: _, checkInOn: __, checkInAt: ___, ...attrs } = full
    const said = exported({ type: 'discharge', attrs, content: [words('dischargeWords', 'A little pale.')] })
    expect(said).toContain('| Left at | 01:45 (T+125) |')
    expect(said).toContain('| Orientation | to person, place and time |')
    expect(said).toContain('| Risk asked about | no |')
    expect(said).toContain('| Escort took over at | 01:45 (T+125), the neighbour |')
    expect(said).toContain('Not recorded: gait, check-in booked for.')
    expect(said).toContain('Comment: A little pale.')
  })
})
