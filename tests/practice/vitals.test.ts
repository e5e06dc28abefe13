import { describe, expect, it } from 'vitest'
import { isUnlikely, isUnlikelyPair } from '../../shared/note/blocks/vitals/unlikely.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { defaultPreset, describeOutside, presetsFor, vitalsOutside } from '../../shared/practice/vitals.ts'

const row = { systolic: 138, diastolic: 86, pulse: 104, spo2: 93, respiration: null }
const ranges = {
  ...defaultSettings.vitalsRanges,
  systolic: { low: 90, high: 138 },
  pulse: { low: null, high: 100 },
  spo2: { low: 94, high: null },
  respiration: { low: 10, high: 20 },
}

describe('a reading beside the practice’s ranges', () => {
  it('is outside below the low end and above the high one, and never where it or the end is missing', () => {
    expect(vitalsOutside(row, ranges).map(describeOutside)).toEqual(['pulse above 100', 'SpO₂ below 94'])
    expect(vitalsOutside(row, defaultSettings.vitalsRanges)).toEqual([])
  })
})

describe('plans for readings', () => {
  const plan = (name: string, ...routes: ('im' | 'oral')[]) => ({
    ...{ name, routes, dueAt: null, dueEvery: 15 },
    isDefault: name === 'B',
  })
  const presets = [plan('A'), plan('B', 'im'), plan('C', 'oral')]

  it('are offered for their routes, those for every route last, and all while no route is chosen', () => {
    const offered = (route: 'im' | 'iv_push' | null) => presetsFor(presets, route).map(({ name }) => name)
    expect(offered('im')).toEqual(['B', 'A'])
    expect(offered('iv_push')).toEqual(['A'])
    expect(offered(null)).toEqual(['A', 'B', 'C'])
  })

  it('begin a note only where the practice says which', () => {
    expect(defaultPreset(presets)?.name).toBe('B')
    expect(defaultPreset(defaultSettings.vitalsPresets)).toBeUndefined()
  })
})

describe('a figure that is asked about', () => {
  it.each([
    ['systolic', 1386, true],
    ['systolic', 13, true],
    ['systolic', 220, false],
    ['systolic', 84, false],
    ['diastolic', 186, true],
    ['pulse', 720, true],
    ['pulse', 38, false],
    ['spo2', 9, true],
    ['spo2', 72, false],
    ['respiration', 160, true],
    ['respiration', 6, false],
    ['sedation', 999, false],
    ['pulse', null, false],
  ])('%s %s: %s', (cell, value, asked) => {
    expect(isUnlikely(cell, value)).toBe(asked)
  })

  it('is a pair of pressures the wrong way round', () => {
    expect(isUnlikelyPair({ systolic: 86, diastolic: 138 })).toBe(true)
    expect(isUnlikelyPair({ systolic: 138, diastolic: 86 })).toBe(false)
    expect(isUnlikelyPair({ systolic: null, diastolic: 86 })).toBe(false)
  })
})
