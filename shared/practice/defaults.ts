import { PracticeSettings } from '../api/practice.ts'
import { contraindications } from '../note/blocks/checklist/contraindications.ts'

const open = { low: null, high: null }
const everyTemplate = { offered: null, usual: null }

/**
 * What a practice begins with. No threshold: nothing is marked and no cut point is named until the practice says where.
 * The plans for readings are offered and none begins a note by itself. Every template is offered, and none is the usual one. Two weeks is what PHQ-9 and GAD-7 ask about, a month
 * what PCL-5 does.
 */
export const defaultSettings: PracticeSettings = {
  vitalsPresets: [
    { name: 'Every 15 minutes', dueAt: null, dueEvery: 15, routes: [], isDefault: false },
    {
      name: 'Intramuscular',
      dueAt: '5,15,30,45,60',
      dueEvery: 30,
      routes: ['im'],
      isDefault: false,
    },
    // The label of esketamine asks for blood pressure at about 40 minutes and for at least two hours of watching
    // (Spravato, prescribing information, section 2).
    { name: 'Intranasal', dueAt: '40,80,120', dueEvery: null, routes: ['intranasal'], isDefault: false },
  ],
  vitalsRanges: { systolic: open, diastolic: open, pulse: open, spo2: open, respiration: open },
  contraindications: contraindications.items.map(({ key, label }) => ({ key, label, classedAs: null })),
  pcl5CutPoint: null,
  measuresDue: [
    { measure: 'phq9', everyDays: 14 },
    { measure: 'gad7', everyDays: 14 },
    { measure: 'pcl5', everyDays: 30 },
  ],
  reviewDue: { session: null, other: null },
  notesDue: { session: null, other: null },
  templates: {
    evaluation: everyTemplate,
    preparation: everyTemplate,
    session: everyTemplate,
    integration: everyTemplate,
    'follow-up': everyTemplate,
    beside: everyTemplate,
  },
  emergencyNumber: null,
}

/**
 * Settings as they were stored, by this version or another. Never throws: a part that is missing or that this version does
 * not know is what a practice begins with.
 */
export function settingsOf(stored: unknown): PracticeSettings {
  const given = typeof stored === 'object' && stored !== null ? stored : {}
  const fitting = Object.entries(given).filter(
    ([name, value]) => isPart(name) && PracticeSettings.shape[name].safeParse(value).success,
  )
  return PracticeSettings.parse({ ...defaultSettings, ...Object.fromEntries(fitting) })
}

const isPart = (name: string): name is keyof PracticeSettings => Object.hasOwn(PracticeSettings.shape, name)

/** The parts in which two settings differ, by name, in the order in which settings have them. */
export const changedParts = (before: PracticeSettings, after: PracticeSettings): (keyof PracticeSettings)[] =>
  Object.keys(PracticeSettings.shape)
    .filter(isPart)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
