import { describe, expect, it } from 'vitest'
import { Phase } from '../../shared/api/notes.ts'
import { ChangePractice, PracticeSettings } from '../../shared/api/practice.ts'
import { changedParts, defaultSettings, settingsOf } from '../../shared/practice/defaults.ts'

const refusals = (changed: object) =>
  PracticeSettings.safeParse({ ...defaultSettings, ...changed }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
const plan = { name: 'A plan', dueAt: '5,15', dueEvery: null, routes: [], isDefault: false }
const offering = (session: object) => ({
  templates: { ...defaultSettings.templates, session: { offered: null, usual: null, ...session } },
})
const everyRange = (low: number | null, high: number | null) =>
  Object.fromEntries(Object.keys(defaultSettings.vitalsRanges).map((reading) => [reading, { low, high }]))

describe('what a practice begins with', () => {
  it('fits the contract, marks nothing, names no cut point and begins no note with a plan', () => {
    expect(PracticeSettings.parse(defaultSettings)).toEqual(defaultSettings)
    expect(defaultSettings.vitalsRanges).toEqual(everyRange(null, null))
    expect(defaultSettings.pcl5CutPoint).toBeNull()
    expect(defaultSettings.vitalsPresets.some(({ isDefault }) => isDefault)).toBe(false)
    expect(defaultSettings.contraindications.every(({ classedAs }) => classedAs === null)).toBe(true)
  })

  it('offers every template, calls none the usual one, and says of no note by when it is due', () => {
    expect(Object.keys(defaultSettings.templates)).toEqual([...Phase.options, 'beside'])
    for (const rule of Object.values(defaultSettings.templates)) expect(rule).toEqual({ offered: null, usual: null })
    for (const due of [defaultSettings.notesDue, defaultSettings.reviewDue])
      expect(due).toEqual({ session: null, other: null })
  })
})

describe('settings that do not hold together are refused with a sentence', () => {
  it.each([
    ['a plan without times', { vitalsPresets: [{ ...plan, dueAt: null }] }, 'vitalsPresets.0.dueAt: Please say when'],
    ['times that do not rise', { vitalsPresets: [{ ...plan, dueAt: '15,5' }] }, 'vitalsPresets.0.dueAt: Please enter'],
    ['two plans of one name', { vitalsPresets: [plan, { ...plan, name: 'a PLAN' }] }, 'vitalsPresets: Two of these'],
    [
      'two plans to begin with',
      {
        vitalsPresets: [
          { ...plan, isDefault: true },
          { ...plan, name: 'B', isDefault: true },
        ],
      },
      'vitalsPresets: New notes begin with one plan.',
    ],
    ['a range upside down', { vitalsRanges: everyRange(90, 60) }, 'vitalsRanges.systolic.high: The upper end'],
    ['a saturation above 100', { vitalsRanges: everyRange(90, 101) }, 'vitalsRanges.spo2.high: Please enter at most'],
    ['a cut point of 40', { pcl5CutPoint: 40 }, 'pcl5CutPoint: Please enter 31, 32 or 33.'],
    [
      'an item twice',
      {
        contraindications: [
          { key: 'a', label: 'A', classedAs: null },
          { key: 'a', label: 'B', classedAs: null },
        ],
      },
      'contraindications: Two of these',
    ],
    [
      'a measure twice',
      {
        measuresDue: [
          { measure: 'phq9', everyDays: 7 },
          { measure: 'phq9', everyDays: 14 },
        ],
      },
      'measuresDue: Two of these',
    ],
    ['a template twice', offering({ offered: ['a', 'b', 'a'] }), 'templates.session.offered: Two of these'],
    [
      'more templates than a hundred',
      offering({ offered: Array.from({ length: 101 }, (_, index) => `t-${index}`) }),
      'templates.session.offered: Please keep to 100',
    ],
    [
      'a usual template that is not offered',
      offering({ offered: ['a'], usual: 'b' }),
      'templates.session.usual: Please choose one',
    ],
    ['a template by no id', offering({ usual: 'Our session' }), 'templates.session.usual: '],
    [
      'no day to sign by',
      { notesDue: { session: 0, other: null } },
      'notesDue.session: Please enter at least one day.',
    ],
    ['a part that is unknown', { colour: 'red' }, ': Unrecognized key'],
  ])('%s', (_, changed, sentence) => {
    expect(refusals(changed)?.some((said) => said.startsWith(sentence))).toBe(true)
  })

  it('and the version is no negative number', () => {
    expect(ChangePractice.safeParse({ version: -1, settings: defaultSettings }).success).toBe(false)
  })
})

describe('stored settings', () => {
  const offered = PracticeSettings.pick({ templates: true }).parse(offering({ offered: ['session-open'] }))

  it('are read back as they were written', () => {
    const given = { ...defaultSettings, pcl5CutPoint: 33, vitalsPresets: [plan], emergencyNumber: '999' }
    expect(settingsOf(JSON.parse(JSON.stringify(given)))).toEqual(given)
  })

  it('of another version keep what fits and begin anew with the rest', () => {
    const stored = { pcl5CutPoint: 32, vitalsRanges: 'none', tomorrow: true }
    expect(settingsOf(stored)).toEqual({ ...defaultSettings, pcl5CutPoint: 32 })
    for (const nonsense of [null, 'text', 7, []]) expect(settingsOf(nonsense)).toEqual(defaultSettings)
  })

  it('of a time before templates were offered and notes were due have none of either, and keep the rest', () => {
    const { templates, notesDue, ...before } = { ...defaultSettings, emergencyNumber: '999' }
    expect(settingsOf(before)).toEqual({ ...before, templates, notesDue })
    expect(changedParts(settingsOf(before), { ...before, notesDue, ...offered })).toEqual(['templates'])
  })

  it('differ in the parts that were changed, by name', () => {
    expect(changedParts(defaultSettings, defaultSettings)).toEqual([])
    expect(changedParts(defaultSettings, { ...defaultSettings, emergencyNumber: '999', measuresDue: [] })).toEqual([
      'measuresDue',
      'emergencyNumber',
    ])
  })
})
