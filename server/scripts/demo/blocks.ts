import { beforeDose as beforeDoseList } from '../../../shared/note/blocks/checklist/lists.ts'
import type { DemoDay } from './days.ts'
import type { DemoBlock, DemoCells, DemoPart, DemoWriting } from './demoCase.ts'
import type { DemoPerson } from './people.ts'

/** What this person writes in a section: paragraphs in their order, and blocks. */
export const pen =
  (by: DemoPerson) =>
  (...written: (string | DemoBlock)[]): DemoWriting => ({ by, written })

const answered = (items: readonly number[]): DemoCells =>
  Object.fromEntries(items.map((value, index) => [`q${index + 1}`, value]))

/** The nine answers, and how difficult it all makes life. */
export const phq9 = (items: readonly number[], difficulty?: number): DemoBlock => ({
  key: 'phq9',
  cells: { ...answered(items), ...(difficulty === undefined ? {} : { difficulty }) },
})
export const gad7 = (items: readonly number[]): DemoBlock => ({ key: 'gad7', cells: answered(items) })

/** The event in words, and the twenty answers for the past month. */
export const pcl5 = (event: string, items: readonly number[]): DemoBlock => ({
  key: 'pcl5',
  cells: answered(items),
  parts: [{ name: 'scaleEvent', words: event }],
})

/** Results alone, each by itself, and what was said. */
export const cssrs = (cells: DemoCells, words: string): DemoBlock => ({
  key: 'cssrs',
  cells,
  parts: [{ name: 'cssrsWords', words }],
})

/** A measure by its score: name, score, lowest and highest. */
export const measure = (
  [name, score, least, most]: readonly [name: string, score: number, least: number, most: number],
  cells: DemoCells,
  words: string,
): DemoBlock => ({
  key: 'measure',
  cells: { name, score, least, most, ...cells },
  parts: [{ name: 'measureWords', words }],
})

/** Where the client is, and whom to call. */
export const place = (cells: DemoCells, address?: string): DemoBlock => ({
  key: 'place',
  cells,
  ...(address === undefined ? {} : { parts: [{ name: 'placeAddress', words: address }] }),
})

/** A decision: which it is by its key, the answer, who took it, and why. */
export const decision = (
  key: 'goWaitOrCancel' | 'eligibility' | 'readinessDecision' | 'nextDose' | 'howToGoOn',
  answer: string,
  by: string,
  words?: string,
): DemoBlock => ({
  key,
  cells: { answer, by },
  ...(words === undefined ? {} : { parts: [{ name: 'decisionWords', words }] }),
})

/** The list of the dosing day: what was yes, each perhaps with a word, and the rest no. */
export const beforeDose = (yes: Readonly<Record<string, string | null>>): DemoBlock => ({
  key: 'beforeDose',
  parts: beforeDoseList.items.map(({ key }) => ({
    name: 'checkItem',
    known: 'key',
    cells: { key, status: key in yes ? 'present' : 'absent' },
    words: yes[key] ?? undefined,
  })),
})

/** A goal in words, how it will be noticed, and its ratings by the client: day, value, comment. */
export const goal = (
  text: string,
  noticed: string,
  ratings: readonly (readonly [day: DemoDay, value: number, by: string, comment?: string])[],
  status = 'open',
): DemoBlock => ({
  key: 'goal',
  cells: { status },
  parts: [
    { name: 'goalText', words: text },
    { name: 'goalNoticed', words: noticed },
    ...ratings.map(([day, value, by, words]) => ({ name: 'goalRating', cells: { on: day, value, by }, words })),
  ],
})

/** How near goals of earlier notes are: the goal's name, day, value, by whom, comment, and how it stands from then on. */
export const progress = (
  ...rows: (readonly [goal: string, day: DemoDay, value: number, by: string, comment?: string, status?: string])[]
): DemoBlock => ({
  key: 'progress',
  parts: rows.map(([about, day, value, by, words, status]) => ({
    name: 'progressRow',
    about,
    cells: { on: day, value, by, ...(status === undefined ? {} : { status }) },
    words,
  })),
})

/** What became of actions of earlier notes, each by its name. */
export const openActions = (
  ...rows: (readonly [action: string, state: 'done' | 'going_on' | 'dropped', words?: string])[]
): DemoBlock => ({
  key: 'openActions',
  parts: rows.map(([about, state, words]) => ({ name: 'openActionRow', about, cells: { state }, words })),
})

/** Gives an item a name, by which others of its case lead to it. */
export const named = <Item extends DemoBlock | DemoPart>(ref: string, item: Item): Item => ({ ...item, ref })

/** Links at the end of an item's words to others of its case, by their names. */
export const linked = <Item extends DemoBlock | DemoPart>(item: Item, ...links: string[]): Item => ({ ...item, links })

export const insight = (source: 'client' | 'clinician', words: string): DemoBlock => ({
  key: 'insight',
  cells: { source },
  parts: [{ name: 'insightText', words }],
})

export const action = (owner: string, words: string, cells: { due?: DemoDay; doneOn?: DemoDay } = {}): DemoBlock => ({
  key: 'action',
  cells: { owner, ...cells },
  parts: [{ name: 'actionText', words }],
})

export const dose = (cells: DemoCells, ...rows: (readonly [cells: DemoCells, words?: string])[]): DemoBlock => ({
  key: 'dose',
  cells,
  parts: rows.map(([own, words]) => ({ name: 'doseRow', cells: own, words })),
})

type Reading = readonly [
  at: string,
  systolic: number,
  diastolic: number,
  pulse: number,
  spo2: number,
  respiration: number,
  sedation: string,
  comment?: string,
]

/** Readings in the order of the table; sedation by the scale that the cells name, or empty. */
export const vitals = (cells: DemoCells, ...rows: Reading[]): DemoBlock => ({
  key: 'vitals',
  cells,
  parts: rows.map(([at, systolic, diastolic, pulse, spo2, respiration, sedation, words]) => ({
    name: 'vitalsRow',
    cells: { at, systolic, diastolic, pulse, spo2, respiration, ...(sedation === '' ? {} : { sedation }) },
    words,
  })),
})

/** A block of readings that gets one more line: this reading was not taken, and why. */
export const withNotTaken = (block: DemoBlock, at: string, words: string): DemoBlock => ({
  ...block,
  parts: [...(block.parts ?? []), { name: 'vitalsRow', cells: { at, notTaken: true }, words }],
})

export const said = (at: string, by: string, words: string): DemoPart => ({
  name: 'moment',
  cells: { kind: 'said', at, by },
  words,
})
export const seen = (at: string, words: string): DemoPart => ({ name: 'moment', cells: { kind: 'seen', at }, words })
export const did = (at: string, technique: string, words: string): DemoPart => ({
  name: 'moment',
  cells: { kind: 'did', at, technique },
  words,
})
export const timeline = (...parts: DemoPart[]): DemoBlock => ({ key: 'timeline', parts })

/** Name, dose, since, comment, and when it was stopped. */
export const medicines = (
  ...rows: (readonly [name: string, dose: string, since: string, words?: string | undefined, stopped?: string])[]
): DemoBlock => ({
  key: 'medicines',
  parts: rows.map(([name, amount, since, words, stopped]) => ({
    name: 'medicineRow',
    cells: { name, dose: amount, since, ...(stopped === undefined ? {} : { stopped }) },
    words,
  })),
})

const listed = [
  'psychosis-or-mania',
  'uncontrolled-hypertension',
  'cardiac-disease',
  'aneurysm',
  'arteriovenous-malformation',
  'intracerebral-haemorrhage',
  'raised-intracranial-pressure',
  'severe-liver-disease',
  'bladder-disease',
  'pregnancy-or-breast-feeding',
  'hypersensitivity',
  'active-substance-use',
] as const

/** The list of contraindications: what is named with a status or a comment, and the rest absent. */
export const contraindications = (
  named: Partial<Record<(typeof listed)[number], readonly [status: 'present' | 'absent' | 'unknown', words: string]>>,
): DemoBlock => ({
  key: 'contraindications',
  parts: listed.map((key) => {
    const [status, words] = named[key] ?? ['absent']
    return { name: 'checkItem', known: 'key', cells: { key, status }, words }
  }),
})

/** What was decided of each kind of consent. */
export const consents = (
  common: DemoCells,
  ...rows: (readonly [kind: string, status: string, words?: string | undefined, cells?: DemoCells])[]
): DemoBlock => ({
  key: 'consent',
  parts: rows.map(([kind, status, words, cells]) => ({
    name: 'consentRow',
    known: 'kind',
    cells: { kind, status, ...(status === 'pending' ? {} : common), ...cells },
    words,
  })),
})

/** Unwanted effects: cells, the effect, what was done. */
export const effects = (...rows: (readonly [cells: DemoCells, effect: string, done: string])[]): DemoBlock => ({
  key: 'adverseEffects',
  parts: rows.map(([cells, effect, done]) => ({
    name: 'effectRow',
    cells,
    parts: [
      { name: 'effectWords', words: effect },
      { name: 'effectAction', words: done },
    ],
  })),
})
export const noEffects = (askedAt: string): DemoBlock => ({
  key: 'adverseEffects',
  cells: { noneReported: true, askedAt },
})

export const discharge = (cells: DemoCells, words: string): DemoBlock => ({
  key: 'discharge',
  cells,
  parts: [{ name: 'dischargeWords', words }],
})
