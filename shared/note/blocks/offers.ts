import type { PracticeSettings } from '../../api/practice.ts'
import { defaultPreset } from '../../practice/vitals.ts'
import type { NoteNode } from '../noteJson.ts'
import { gad7 } from '../scales/gad7.ts'
import { pcl5 } from '../scales/pcl5.ts'
import { phq9 } from '../scales/phq9.ts'
import type { Scale } from '../scales/scale.ts'
import { type CheckList, contraindications } from './checklist/contraindications.ts'
import { beforeDose, education, lateEffects, medicalHistory, readiness } from './checklist/lists.ts'
import type { ConsentKind } from './consent/schema.ts'
import { matterWords } from './decision/matters.ts'
import type { Matter } from './decision/schema.ts'
import { part } from './newRow.ts'

/** A block as it is offered to insert, in the menu and to templates. */
interface BlockOffer {
  readonly key: BlockKey
  readonly label: string
  readonly hint: string
  /** What somebody might type to find it. */
  readonly words: readonly string[]
  /** A new block as the practice wants it now; `newId` gives an id that nobody has. */
  readonly make: (newId: () => string, practice: PracticeSettings) => NoteNode
  /** It begins with what the practice decides, and is made only once that is known. */
  readonly restsOnPractice?: true
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
  'pcl5',
  'measure',
  'cssrs',
  'place',
  'beforeDose',
  'goWaitOrCancel',
  'education',
  'readiness',
  'readinessDecision',
  'eligibility',
  'nextDose',
  'howToGoOn',
  'lateEffects',
  'medicalHistory',
  'consent',
  'medicines',
  'contraindications',
  'checklist',
] as const
type BlockKey = (typeof blockKeys)[number]

const checklistOf =
  ({ key, title, answers, items }: CheckList): BlockOffer['make'] =>
  (newId) => ({
    ...part('checklist', newId, { list: key, title, ...(answers === undefined ? {} : { answers }) }),
    content: items.map(({ key, label, classedAs = null }) => part('checkItem', newId, { key, label, classedAs })),
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

const listOffer = (key: BlockKey, list: CheckList, hint: string, words: readonly string[]): BlockOffer => ({
  key,
  label: list.title,
  hint,
  words: ['checklist', ...words],
  make: checklistOf(list),
})

const decisionOffer = (key: BlockKey, matter: Matter, words: readonly string[]): BlockOffer => ({
  key,
  label: matterWords[matter].title,
  hint: Object.values(matterWords[matter].answers).join(', '),
  words: ['decision', ...words],
  make: (newId) => ({ ...part('decision', newId, { matter }), content: [part('decisionWords', newId)] }),
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
    restsOnPractice: true,
    make: (newId, practice) => {
      const { dueAt = null, dueEvery = null } = defaultPreset(practice.vitalsPresets) ?? {}
      return { ...part('vitals', newId, { dueAt, dueEvery }), content: [part('vitalsRow', newId)] }
    },
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
    key: 'pcl5',
    label: pcl5.name,
    hint: 'Twenty items on trauma, for one event',
    words: ['pcl', 'scale', 'ptsd', 'trauma', 'questionnaire'],
    restsOnPractice: true,
    make: (newId, practice) => ({
      ...part('scale', newId, { instrument: 'pcl5', recall: 'past_month', cutPoint: practice.pcl5CutPoint }),
      content: [part('scaleEvent', newId)],
    }),
  },
  {
    key: 'measure',
    label: 'Other measure',
    hint: 'Its name, range and score',
    words: ['measure', 'scale', 'score', 'questionnaire', 'custom'],
    make: (newId) => ({ ...part('measure', newId), content: [part('measureWords', newId)] }),
  },
  {
    key: 'cssrs',
    label: 'C-SSRS',
    hint: 'Ideation, intensity, behaviour',
    words: ['cssrs', 'c-ssrs', 'columbia', 'suicide', 'risk', 'scale'],
    make: (newId) => ({ ...part('cssrs', newId), content: [part('cssrsWords', newId)] }),
  },
  {
    key: 'place',
    label: 'Place and emergency',
    hint: 'Where the client is, and whom to call',
    words: ['place', 'home', 'remote', 'address', 'sitter', 'emergency', 'phone'],
    make: (newId) => ({ ...part('place', newId), content: [part('placeAddress', newId)] }),
  },
  listOffer('beforeDose', beforeDose, 'Fasting, escort, what is new since last time', ['before', 'dose', 'fasting']),
  decisionOffer('goWaitOrCancel', 'before_dose', ['go', 'wait', 'cancel']),
  listOffer('education', education, 'What was explained', ['education', 'explained']),
  listOffer('readiness', readiness, 'What has to be in place', ['readiness', 'ready']),
  decisionOffer('readinessDecision', 'readiness', ['ready', 'readiness']),
  decisionOffer('eligibility', 'eligibility', ['eligibility', 'offered']),
  decisionOffer('nextDose', 'next_dose', ['next', 'dose']),
  decisionOffer('howToGoOn', 'follow_up', ['continue', 'pause', 'stop', 'refer']),
  listOffer('lateEffects', lateEffects, 'Bladder, memory, craving', ['late', 'effects', 'bladder', 'craving']),
  listOffer('medicalHistory', medicalHistory, 'Anaesthesia, sleep apnoea, ECG', ['medical', 'history', 'ecg']),
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
    restsOnPractice: true,
    make: (newId, practice) =>
      checklistOf({ ...contraindications, items: practice.contraindications })(newId, practice),
  },
  {
    key: 'checklist',
    label: 'Checklist',
    hint: 'Items of your own: present, absent or unknown',
    words: ['checklist', 'items', 'present', 'absent'],
    make: (newId) => ({ ...part('checklist', newId), content: [part('checkItem', newId)] }),
  },
]
