import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNote } from '../../shared/note/checks/checkNote.ts'
import { type CheckSurroundings, type EarlierConsent, noSurroundings } from '../../shared/note/checks/finding.ts'
import { proseOf } from '../../shared/note/checks/repeated.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { noteSchema } from '../../shared/note/structure.ts'

const day = '2026-11-20'
const alone = noSurroundings(day)

let ids = 0
const node = (type: string, attrs: Record<string, unknown> = {}, ...content: NoteNode[]): NoteNode => {
  ids += 1
  return { type, attrs: { id: `${type}-${ids}`, ...attrs }, content }
}
const words = (text: string): NoteNode => ({ type: 'text', text })
const line = (text: string): NoteNode => ({ type: 'paragraph', content: text === '' ? [] : [words(text)] })
const section = (key: string, attrs: Record<string, unknown>, ...content: NoteNode[]) =>
  node('section', { key, title: key, ...attrs }, ...content)
const note = (...content: NoteNode[]): NoteNode => ({ type: 'doc', content })
const inSection = (...content: NoteNode[]) => note(section('any', {}, ...content))

const codesOf = (text: NoteNode, around: CheckSurroundings = alone) => checkNote(text, around).map(({ code }) => code)
const saidOf = (text: NoteNode, code: string, around: CheckSurroundings = alone) =>
  checkNote(text, around).find((finding) => finding.code === code)

const consented: EarlierConsent = {
  kind: 'ketamine_treatment',
  status: 'given',
  on: '2026-11-03',
  validMonths: 12,
  withdrawnOn: null,
}
const within = (...consents: EarlierConsent[]): CheckSurroundings => ({ ...alone, consents })
const dose = (attrs: Record<string, unknown> = {}, row: Record<string, unknown> = {}) =>
  node('dose', { weight: 70, ...attrs }, node('doseRow', { at: '14:00', given: 50, ...row }))
const leftWhole = {
  at: '16:00',
  backToBaseline: true,
  orientation: 'full',
  gait: 'steady',
  nausea: 'none',
  lastVitals: 'as_before',
  riskAsked: true,
  escort: 'her sister',
  escortAt: '16:00',
  noDriving: true,
  instructions: 'both',
  checkInOn: '2026-11-21',
  responsibleClinician: 'Dr Obi',
}
const asked = () => node('adverseEffects', { noneReported: true })
const session = (...more: NoteNode[]) => inSection(dose(), asked(), node('discharge', leftWhole), ...more)

describe('a session note that is whole', () => {
  it('has nothing to see to', () => {
    expect(checkNote(session(), within(consented))).toEqual([])
  })
})

describe('required sections', () => {
  it('that are empty are said by name, and nothing more of the blocks in them', () => {
    const text = note(
      section('dose', {}, dose()),
      section('discharge', { required: true }, node('discharge')),
      section('adverse-effects', { required: true }, node('adverseEffects')),
      section('optional', {}, line('')),
    )
    expect(codesOf(text, within(consented))).toEqual(['section_empty', 'section_empty'])
    expect(saidOf(text, 'section_empty')?.words).toBe('‘discharge’ is required, and nothing is written in it.')
  })
})

describe('consent to ketamine treatment', () => {
  it.each<[string, EarlierConsent | null, string | null]>([
    ['given earlier', consented, null],
    [
      'nowhere',
      null,
      'A dose is recorded, and no consent to ketamine treatment is recorded in this note or an earlier one.',
    ],
    ['declined', { ...consented, status: 'declined' }, 'Consent to ketamine treatment was declined on 3 Nov 2026.'],
    ['pending', { ...consented, status: 'pending' }, 'Consent to ketamine treatment is still to be decided.'],
    [
      'withdrawn since',
      { ...consented, status: 'withdrawn', withdrawnOn: '2026-11-10' },
      'Consent to ketamine treatment was withdrawn on 10 Nov 2026.',
    ],
    [
      'run out',
      { ...consented, on: '2025-11-03', validMonths: 12 },
      'Consent to ketamine treatment ran out on 3 Nov 2026.',
    ],
    ['valid to the day', { ...consented, on: '2025-11-20', validMonths: 12 }, null],
  ])('%s', (_, consent, said) => {
    const [finding] = checkNote(session(), within(...(consent === null ? [] : [consent])))
    expect(finding?.words ?? null).toBe(said)
    if (said !== null) expect(finding?.about).toBe('ketamine_treatment')
  })

  it('that this note records counts before what earlier ones say', () => {
    const own = (attrs: Record<string, unknown>) =>
      session(node('consent', {}, node('consentRow', { kind: 'ketamine_treatment', ...attrs })))
    expect(codesOf(own({ status: 'given' }), within({ ...consented, status: 'declined' }))).toEqual([])
    expect(codesOf(own({ status: 'withdrawn', withdrawnOn: day }), within(consented))).toEqual(['consent_ended'])
    expect(codesOf(own({}), within(consented))).toEqual([])
  })

  it('is not asked of a note without a dose', () => {
    expect(codesOf(inSection(node('dose', {}, node('doseRow', { ordered: 50 }))))).toEqual([])
  })
})

describe('touch', () => {
  const touched = (at: string) => node('timeline', {}, node('moment', { at, technique: 'touch' }, words('hand held')))
  const touch = { ...consented, kind: 'touch' }

  it('that is recorded needs consent', () => {
    expect(codesOf(session(touched('14:20')), within(consented))).toEqual(['consent_missing'])
    expect(codesOf(session(touched('14:20')), within(consented, touch))).toEqual([])
  })

  it('after consent was withdrawn in the session is said, and before it not', () => {
    const withdrawn = node(
      'consent',
      {},
      node('consentRow', { kind: 'touch', status: 'withdrawn', withdrawnOn: day, withdrawnAt: '14:40' }),
    )
    expect(codesOf(session(touched('14:20'), withdrawn), within(consented, touch))).toEqual([])
    expect(
      saidOf(session(touched('14:50'), withdrawn), 'touch_after_withdrawal', within(consented, touch))?.words,
    ).toBe('Touch is recorded at 14:50, after consent to it was withdrawn at 14:40.')
  })
})

describe('a dose', () => {
  it('without time, weight or witness to a waste is said at its place', () => {
    const untimed = inSection(
      dose({ weight: null, wasted: 5 }, { at: null, id: 'row' }),
      asked(),
      node('discharge', leftWhole),
    )
    expect(codesOf(untimed, within(consented)).toSorted()).toEqual([
      'dose_without_time',
      'dose_without_weight',
      'waste_without_witness',
    ])
    expect(saidOf(untimed, 'dose_without_time')?.itemId).toBe('row')
  })

  it('is followed by a discharge with an escort who is named, and by a question on adverse effects', () => {
    expect(codesOf(inSection(dose()), within(consented))).toEqual(['adverse_effects_not_asked', 'discharge_incomplete'])
    const text = inSection(dose(), asked(), node('discharge', { ...leftWhole, escort: null, gait: null }))
    expect(saidOf(text, 'discharge_incomplete')?.words).toBe(
      'Not recorded of the discharge: gait. An escort took over, and it does not say who.',
    )
  })
})

describe('planned vitals', () => {
  const read = (...times: string[]) => times.map((at) => node('vitalsRow', { at, pulse: 70 }))
  const missing = (attrs: Record<string, unknown>, ...times: string[]) =>
    saidOf(session(node('vitals', attrs, ...read(...times))), 'vitals_not_taken', within(consented))?.words

  it('without a reading nearby are named up to the discharge', () => {
    expect(missing({ dueAt: '5,15,30,60,180' }, '13:50', '14:06', '14:33')).toBe(
      'Planned vitals have no reading nearby: 14:15 (T+15), 15:00 (T+60).',
    )
    expect(missing({ dueAt: '5,15,30' }, '14:05', '14:15', '14:30')).toBeUndefined()
  })

  it('that repeat leave half an interval of grace', () => {
    expect(missing({ dueEvery: 30 }, '14:30', '15:10', '15:40')).toBeUndefined()
    expect(missing({ dueEvery: 30 }, '14:30')).toBe(
      'Planned vitals have no reading nearby: 15:00 (T+60), 15:30 (T+90), 16:00 (T+120).',
    )
  })

  it('count as answered by a reading that was not taken for a reason', () => {
    const notTaken = node('vitalsRow', { at: '14:15', notTaken: true }, words('asleep'))
    expect(codesOf(session(node('vitals', { dueAt: '15' }, notTaken)), within(consented))).toEqual([])
  })
})

describe('what was left unfinished', () => {
  const phq9 = (attrs: Record<string, unknown>) => node('scale', { instrument: 'phq9', ...attrs })
  const whole = { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 0 }

  it('item 9 above 0 asks for words on risk', () => {
    const with9 = (risk: string) =>
      note(section('measures', {}, phq9({ ...whole, q9: 1 })), section('mood-and-risk', {}, line(risk)))
    expect(codesOf(with9(''))).toEqual(['item_9_without_words'])
    expect(codesOf(with9('Asked in plain words; safety plan looked at.'))).toEqual([])
    expect(codesOf(note(section('measures', {}, phq9({ ...whole, q9: 1 }))))).toEqual(['item_9_without_words'])
    expect(codesOf(note(section('measures', {}, phq9({ ...whole, q9: 1 }), line('Asked.'))))).toEqual([])
  })

  it('a scale that was begun is said, one that nobody touched not', () => {
    expect(saidOf(inSection(phq9({ q1: 2 })), 'scale_incomplete')?.words).toBe(
      'PHQ-9 has 1 of 9 items answered, and so no total.',
    )
    expect(codesOf(inSection(phq9({})))).toEqual([])
  })

  it('marks without words', () => {
    const text = inSection(node('timeline', {}, node('moment', { id: 'mark', at: '14:37' })))
    expect(checkNote(text, alone)).toMatchObject([{ words: 'The mark at 14:37 still has no words.', itemId: 'mark' }])
  })

  it('medicines and a weight that were carried over and not confirmed', () => {
    const medicines = (from: string | null) =>
      node('medicines', {}, node('medicineRow', { name: 'Sertraline', carriedFrom: from }))
    expect(saidOf(inSection(medicines('2026-11-03')), 'carried_not_confirmed')?.words).toBe(
      'A medicine was carried over from 3 Nov 2026 and not confirmed.',
    )
    expect(codesOf(inSection(medicines(null)))).toEqual([])
    expect(codesOf(inSection(node('dose', { weight: 70, weightCarriedFrom: '2026-11-03' })))).toEqual([
      'carried_not_confirmed',
    ])
  })
})

describe('findings', () => {
  it('stand in the order of the note, what has no place in it first', () => {
    const text = note(
      section('one', { required: true }, line('')),
      section('two', {}, dose({ wasted: 2 }), node('timeline', {}, node('moment', { at: '14:10' }))),
      section('three', { required: true }, line('')),
    )
    expect(codesOf(text)).toEqual([
      'adverse_effects_not_asked',
      'discharge_incomplete',
      'section_empty',
      'consent_missing',
      'waste_without_witness',
      'mark_without_words',
      'section_empty',
    ])
  })

  it('come from any text at all without a throw, each with words', () => {
    const names = [...Object.keys(noteSchema.nodes), 'constructor', 'hologram']
    const value = fc.oneof(
      fc.constantFrom('given', 'touch', 'phq9', 'home', '14:00', day, '5,15', 'ketamine_treatment', true, null, 0, 50),
      fc.anything(),
    )
    const attrNames = Object.values(noteSchema.nodes).flatMap(({ spec }) => Object.keys(spec.attrs ?? {}))
    const { any } = fc.letrec<{ any: NoteNode }>((tie) => ({
      any: fc.record(
        {
          type: fc.constantFrom(...names),
          attrs: fc.dictionary(fc.constantFrom(...attrNames), value, { maxKeys: 8 }),
          text: fc.string(),
          content: fc.array(tie('any'), { maxLength: 5 }),
        },
        { requiredKeys: ['type'] },
      ),
    }))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (content) => {
        const text = note(...content.map((one) => ({ ...one, type: 'section' })))
        const around = { ...alone, earlier: [{ occurredOn: day, title: 'x', prose: proseOf(text) }] }
        for (const finding of checkNote(text, around)) expect(finding.words).not.toBe('')
      }),
      { numRuns: 150 },
    )
  })
})
