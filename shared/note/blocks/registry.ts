import type { BlockWriter } from '../markdown/writer.ts'
import type { NoteNode } from '../noteJson.ts'
import { gad7 } from '../scales/gad7.ts'
import { phq9 } from '../scales/phq9.ts'
import type { Scale } from '../scales/scale.ts'
import { isEmptyAction } from './action/derive.ts'
import { writeAction } from './action/markdown.ts'
import { isEmptyAdverseEffects } from './adverseEffects/derive.ts'
import { writeAdverseEffects } from './adverseEffects/markdown.ts'
import { type CheckList, contraindications } from './checklist/contraindications.ts'
import { isEmptyChecklist } from './checklist/derive.ts'
import { writeChecklist } from './checklist/markdown.ts'
import { isEmptyConsent } from './consent/derive.ts'
import { writeConsent } from './consent/markdown.ts'
import type { ConsentKind } from './consent/schema.ts'
import { isEmptyDischarge } from './discharge/derive.ts'
import { writeDischarge } from './discharge/markdown.ts'
import { isEmptyDose } from './dose/derive.ts'
import { writeDose } from './dose/markdown.ts'
import { isEmptyGoal } from './goal/derive.ts'
import { writeGoal } from './goal/markdown.ts'
import { isEmptyInsight } from './insight/derive.ts'
import { writeInsight } from './insight/markdown.ts'
import { isEmptyMedicines } from './medicines/derive.ts'
import { writeMedicines } from './medicines/markdown.ts'
import { part } from './newRow.ts'
import { isEmptyOpenActions } from './openActions/derive.ts'
import { writeOpenActions } from './openActions/markdown.ts'
import { isEmptyProgress } from './progress/derive.ts'
import { writeProgress } from './progress/markdown.ts'
import { isEmptyScale } from './scale/derive.ts'
import { writeScale } from './scale/markdown.ts'
import { isEmptyTimeline } from './timeline/derive.ts'
import { writeTimeline } from './timeline/markdown.ts'
import { isEmptyVitals } from './vitals/derive.ts'
import { writeVitals } from './vitals/markdown.ts'

/** What a note needs to know of a kind of block, apart from its schema and its view. */
interface BlockKind {
  readonly isEmpty: (node: NoteNode) => boolean
  readonly write: BlockWriter
}

/** By the name of the block's node. */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map([
  ['dose', { isEmpty: isEmptyDose, write: writeDose }],
  ['timeline', { isEmpty: isEmptyTimeline, write: writeTimeline }],
  ['scale', { isEmpty: isEmptyScale, write: writeScale }],
  ['goal', { isEmpty: isEmptyGoal, write: writeGoal }],
  ['insight', { isEmpty: isEmptyInsight, write: writeInsight }],
  ['action', { isEmpty: isEmptyAction, write: writeAction }],
  ['vitals', { isEmpty: isEmptyVitals, write: writeVitals }],
  ['checklist', { isEmpty: isEmptyChecklist, write: writeChecklist }],
  ['consent', { isEmpty: isEmptyConsent, write: writeConsent }],
  ['medicines', { isEmpty: isEmptyMedicines, write: writeMedicines }],
  ['adverseEffects', { isEmpty: isEmptyAdverseEffects, write: writeAdverseEffects }],
  ['discharge', { isEmpty: isEmptyDischarge, write: writeDischarge }],
  ['progress', { isEmpty: isEmptyProgress, write: writeProgress }],
  ['openActions', { isEmpty: isEmptyOpenActions, write: writeOpenActions }],
])

/** A block as it is offered to insert, in the menu and to templates. */
interface BlockOffer {
  readonly key: BlockKey
  readonly label: string
  readonly hint: string
  /** What somebody might type to find it. */
  readonly words: readonly string[]
  /** A new block; `newId` gives an id that nobody has. */
  readonly make: (newId: () => string) => NoteNode
}

export const blockKeys = [
  'dose',
  'vitals',
  'timeline',
  'adverseEffects',
  'discharge',
  'goal',
  'insight',
  'action',
  'progress',
  'openActions',
  'phq9',
  'gad7',
  'consent',
  'medicines',
  'contraindications',
  'checklist',
] as const
type BlockKey = (typeof blockKeys)[number]

const checklistOf =
  ({ key, title, items }: CheckList): BlockOffer['make'] =>
  (newId) => ({
    ...part('checklist', newId, { list: key, title }),
    content: items.map((item) => part('checkItem', newId, { key: item.key, label: item.label })),
  })

/** What is asked in every course. The other kinds are added where they are needed. */
const usualConsents: readonly ConsentKind[] = ['ketamine_treatment', 'off_label_use', 'psychotherapy', 'touch']

const scaleOffer = (scale: Scale, hint: string, words: readonly string[]): BlockOffer => ({
  key: scale.instrument,
  label: scale.name,
  hint,
  words,
  make: (newId) => part('scale', newId, { instrument: scale.instrument }),
})

export const blockOffers: readonly BlockOffer[] = [
  {
    key: 'dose',
    label: 'Dose',
    hint: 'What was ordered and given',
    words: ['dose', 'ketamine', 'medicine', 'mg', 'booster'],
    make: (newId) => ({ ...part('dose', newId), content: [part('doseRow', newId)] }),
  },
  {
    key: 'vitals',
    label: 'Vitals',
    hint: 'Readings over the session',
    words: ['vitals', 'blood pressure', 'bp', 'pulse', 'spo2', 'respiration', 'sedation'],
    make: (newId) => ({ ...part('vitals', newId), content: [part('vitalsRow', newId)] }),
  },
  {
    key: 'timeline',
    label: 'Timeline',
    hint: 'What was said, seen and done, by the minute',
    words: ['timeline', 'moment', 'said', 'seen', 'did', 'time'],
    make: (newId) => part('timeline', newId),
  },
  {
    key: 'adverseEffects',
    label: 'Adverse effects',
    hint: 'What was unwanted, or that nothing was',
    words: ['adverse', 'side effect', 'nausea', 'reaction', 'serious'],
    make: (newId) => part('adverseEffects', newId),
  },
  {
    key: 'discharge',
    label: 'Discharge',
    hint: 'How the client left',
    words: ['discharge', 'leaving', 'escort', 'home', 'driving'],
    make: (newId) => ({ ...part('discharge', newId), content: [part('dischargeWords', newId)] }),
  },
  {
    key: 'goal',
    label: 'Goal',
    hint: 'What is to be different, and how it will be noticed',
    words: ['goal', 'aim', 'hope', 'rating'],
    make: (newId) => ({ ...part('goal', newId), content: [part('goalText', newId), part('goalNoticed', newId)] }),
  },
  {
    key: 'insight',
    label: 'Insight',
    hint: 'The client’s words, or a clinician’s reading',
    words: ['insight', 'understanding', 'meaning'],
    make: (newId) => ({ ...part('insight', newId), content: [part('insightText', newId)] }),
  },
  {
    key: 'action',
    label: 'Action',
    hint: 'What, who, by when',
    words: ['action', 'task', 'to do', 'plan', 'due'],
    make: (newId) => ({ ...part('action', newId), content: [part('actionText', newId)] }),
  },
  {
    key: 'progress',
    label: 'Progress of goals',
    hint: 'How near each goal of the course is today',
    words: ['progress', 'goals', 'rating', 'how near'],
    make: (newId) => part('progress', newId),
  },
  {
    key: 'openActions',
    label: 'What became of actions',
    hint: 'Actions of earlier notes: done, going on, dropped',
    words: ['actions', 'open', 'unfinished', 'done', 'outcome'],
    make: (newId) => part('openActions', newId),
  },
  scaleOffer(phq9, 'Nine items on depression', ['phq', 'scale', 'depression', 'questionnaire']),
  scaleOffer(gad7, 'Seven items on anxiety', ['gad', 'scale', 'anxiety', 'questionnaire']),
  {
    key: 'consent',
    label: 'Consents',
    hint: 'What was agreed to, a row a kind',
    words: ['consent', 'agreement', 'touch', 'recording', 'telehealth', 'capacity'],
    make: (newId) => ({
      ...part('consent', newId),
      content: usualConsents.map((kind) => part('consentRow', newId, { kind })),
    }),
  },
  {
    key: 'medicines',
    label: 'Medicines',
    hint: 'What the client takes, or stopped recently',
    words: ['medicines', 'medication', 'drugs', 'current', 'stopped'],
    make: (newId) => ({ ...part('medicines', newId), content: [part('medicineRow', newId)] }),
  },
  {
    key: 'contraindications',
    label: contraindications.title,
    hint: 'Each present, absent or unknown',
    words: ['contraindications', 'precautions', 'checklist', 'medical'],
    make: checklistOf(contraindications),
  },
  {
    key: 'checklist',
    label: 'Checklist',
    hint: 'Items of your own: present, absent or unknown',
    words: ['checklist', 'items', 'present', 'absent'],
    make: (newId) => ({ ...part('checklist', newId), content: [part('checkItem', newId)] }),
  },
]
