import { relationNames, severityNames } from '../note/blocks/adverseEffects/schema.ts'
import {
  capacityNames,
  consentGiverNames,
  consentKindNames,
  consentStatusNames,
} from '../note/blocks/consent/schema.ts'
import { cssrsRecallNames } from '../note/blocks/cssrs/schema.ts'
import {
  gaitNames,
  instructionsNames,
  lastVitalsNames,
  nauseaNames,
  orientationNames,
} from '../note/blocks/discharge/schema.ts'
import { routeNames } from '../note/blocks/dose/routes.ts'
import { productNames, rowKindNames } from '../note/blocks/dose/schema.ts'
import { goalStatusNames } from '../note/blocks/goal/schema.ts'
import { insightSourceNames } from '../note/blocks/insight/schema.ts'
import { directionNames } from '../note/blocks/measure/schema.ts'
import { actionStateNames } from '../note/blocks/openActions/schema.ts'
import { placeSettingNames } from '../note/blocks/place/schema.ts'
import { answerNames, recallNames } from '../note/blocks/scale/schema.ts'
import { momentKindNames, techniqueNames } from '../note/blocks/timeline/schema.ts'

/** How a cell is called and its value said where it stands by itself, outside of its block. */
interface CellWords {
  label: string
  /** Words for values of a choice. */
  names?: Readonly<Record<string, string>>
  unit?: string
}

/** Null for what is never shown by itself: ids, what a machine stamps, and what only names another part. */
type Cells = Readonly<Record<string, CellWords | string | null>>

const stamps: Cells = { id: null, recordedAt: null }

/** The cells of each kind of part, by the name of its node. */
export const cellWords: Readonly<Record<string, Cells>> = {
  section: {
    id: null,
    key: null,
    title: 'Title',
    guidance: 'Guidance',
    required: 'Required',
    answeredBy: 'Answered for by',
    source: null,
  },
  dose: {
    id: null,
    product: { label: 'Product', names: productNames },
    formulation: 'Formulation',
    concentration: { label: 'Concentration', unit: 'mg/ml' },
    route: { label: 'Route', names: routeNames },
    orderedBy: 'Ordered by',
    orderedWhere: 'Ordered at',
    weight: 'Weight',
    weightUnit: 'Weight unit',
    weightMeasuredOn: 'Weight measured on',
    weightCarriedFrom: null,
    lot: 'Lot',
    wasted: { label: 'Wasted', unit: 'mg' },
    witness: 'Witness',
  },
  doseRow: {
    ...stamps,
    at: 'Time',
    correctedFrom: 'Time corrected from',
    end: 'End',
    kind: { label: 'Kind', names: rowKindNames },
    medicine: 'Medicine',
    site: 'Site',
    ordered: { label: 'Ordered', unit: 'mg' },
    given: { label: 'Given', unit: 'mg' },
    givenBy: 'Given by',
    selfAdministered: 'Self-administered',
    rate: { label: 'Rate', unit: 'ml/h' },
    sprays: 'Sprays',
    heldMinutes: { label: 'Held', unit: 'min' },
    afterHolding: 'After holding',
  },
  timeline: { id: null },
  moment: {
    ...stamps,
    at: 'Time',
    kind: { label: 'Kind', names: momentKindNames },
    by: 'Said by',
    technique: { label: 'Technique', names: techniqueNames },
    observer: null,
    observerName: 'Observed by',
  },
  scale: {
    id: null,
    instrument: null,
    recall: { label: 'Asks about', names: recallNames },
    cutPoint: 'Cut point',
    ...Object.fromEntries(answerNames.map((name, index) => [name, `Item ${index + 1}`])),
    difficulty: 'Difficulty',
  },
  scaleEvent: { id: null },
  goal: { id: null, status: { label: 'Status', names: goalStatusNames } },
  goalText: { id: null },
  goalNoticed: { id: null },
  goalRating: { id: null, on: 'Rated on', value: { label: 'Rating', unit: 'of 10' }, by: 'Rated by' },
  insight: { id: null, source: { label: 'Whose', names: insightSourceNames } },
  insightText: { id: null },
  action: { id: null, owner: 'Who', due: 'By', doneOn: 'Done on' },
  actionText: { id: null },
  vitals: {
    id: null,
    sedationScale: 'Sedation scale',
    dueAt: { label: 'Readings planned at', unit: 'min' },
    dueEvery: { label: 'Readings planned every', unit: 'min' },
  },
  vitalsRow: {
    ...stamps,
    at: 'Time',
    systolic: { label: 'Systolic', unit: 'mmHg' },
    diastolic: { label: 'Diastolic', unit: 'mmHg' },
    pulse: 'Pulse',
    spo2: { label: 'SpO₂', unit: '%' },
    respiration: 'Respiration',
    sedation: 'Sedation',
    notTaken: 'Not taken',
  },
  checklist: { id: null, list: null, title: 'Title', answers: null },
  checkItem: {
    id: null,
    key: null,
    label: 'Item',
    classedAs: 'Classed as',
    status: 'Answer',
    markedBy: null,
    markedByName: 'Marked with the rest by',
    markedAt: null,
  },
  consent: { id: null },
  consentRow: {
    id: null,
    kind: { label: 'For', names: consentKindNames },
    status: { label: 'Status', names: consentStatusNames },
    version: 'Version of the form',
    on: 'Decided on',
    obtainedBy: 'Obtained by',
    from: { label: 'From', names: consentGiverNames },
    fromName: 'Name',
    capacity: { label: 'Capacity', names: capacityNames },
    interpreter: 'Interpreter',
    signedCopy: 'Signed copy',
    validMonths: { label: 'Holds for', unit: 'months' },
    withdrawnOn: 'Withdrawn on',
    withdrawnAt: 'Withdrawn at',
  },
  medicines: { id: null, noneTaken: 'None taken' },
  medicineRow: { id: null, name: 'Medicine', dose: 'Dose', since: 'Since', stopped: 'Stopped', carriedFrom: null },
  adverseEffects: { id: null, noneReported: 'Asked, none reported', askedAt: 'Asked at' },
  effectRow: {
    id: null,
    onsetOn: 'Began on',
    onsetAt: 'Began at',
    onsetRecordedAt: null,
    severity: { label: 'Severity', names: severityNames },
    serious: 'Serious',
    relation: { label: 'Related', names: relationNames },
    told: 'Told',
    resolvedOn: 'Over on',
    resolvedAt: 'Over at',
    resolvedRecordedAt: null,
  },
  effectWords: { id: null },
  effectAction: { id: null },
  discharge: {
    id: null,
    at: 'Time',
    backToBaseline: 'Back to baseline',
    orientation: { label: 'Orientation', names: orientationNames },
    gait: { label: 'Gait', names: gaitNames },
    nausea: { label: 'Nausea', names: nauseaNames },
    lastVitals: { label: 'Last vitals', names: lastVitalsNames },
    riskAsked: 'Risk asked',
    escort: 'Escort',
    escortAt: 'Escort took over at',
    noDriving: 'No driving until after sleep',
    instructions: { label: 'Instructions', names: instructionsNames },
    checkInOn: 'Check-in on',
    checkInAt: 'Check-in at',
    responsibleClinician: 'Responsible clinician',
  },
  dischargeWords: { id: null },
  progress: { id: null },
  progressRow: {
    id: null,
    of: null,
    label: null,
    on: 'Rated on',
    value: { label: 'Rating', unit: 'of 10' },
    by: 'Rated by',
    status: { label: 'Status', names: goalStatusNames },
  },
  openActions: { id: null },
  openActionRow: {
    id: null,
    of: null,
    label: null,
    state: { label: 'State', names: actionStateNames },
    doneOn: 'Done on',
  },
  measure: {
    id: null,
    name: 'Measure',
    direction: { label: 'Direction', names: directionNames },
    least: 'Lowest score',
    most: 'Highest score',
    score: 'Score',
    assessedOn: 'Answered on',
  },
  measureWords: { id: null },
  subScore: { id: null, name: 'Part', score: 'Score', least: 'Lowest score', most: 'Highest score' },
  cssrs: {
    id: null,
    recall: { label: 'Asks about', names: cssrsRecallNames },
    assessedOn: 'Asked on',
    ideation: 'Highest ideation',
    intensity: 'Intensity',
    actualAttempt: 'Actual attempt',
    interruptedAttempt: 'Interrupted attempt',
    abortedAttempt: 'Aborted attempt',
    preparatoryActs: 'Preparatory acts',
    selfInjury: 'Self-injury without intent to die',
  },
  cssrsWords: { id: null },
  place: {
    id: null,
    setting: { label: 'Where', names: placeSettingNames },
    sitter: 'Sitter',
    sitterPhone: 'Sitter’s phone',
    emergencyContact: 'Emergency contact',
    emergencyPhone: 'Contact’s phone',
    emergencyNumber: 'Emergency number',
  },
  placeAddress: { id: null },
  decision: { id: null, matter: null, answer: 'Decision', by: 'Decided by', on: 'On', at: 'At' },
  decisionWords: { id: null },
}

/** What a line of words is called in its block; empty where it needs no name. */
export const lineNames: Readonly<Record<string, string>> = {
  goalNoticed: 'How it will be noticed',
  effectAction: 'What was done',
  placeAddress: 'Address',
  scaleEvent: 'Event',
}

/** What a block is called. Those that stand for several are named by what they say. */
export const blockTitles: Readonly<Record<string, string>> = {
  dose: 'Dose',
  timeline: 'Timeline',
  scale: 'Scale',
  goal: 'Goal',
  insight: 'Insight',
  action: 'Action',
  vitals: 'Vitals',
  checklist: 'Checklist',
  consent: 'Consents',
  medicines: 'Medicines',
  adverseEffects: 'Adverse effects',
  discharge: 'Discharge',
  progress: 'Progress',
  openActions: 'What became of actions',
  measure: 'Measure',
  cssrs: 'C-SSRS',
  place: 'Place and emergency',
  decision: 'Decision',
}
