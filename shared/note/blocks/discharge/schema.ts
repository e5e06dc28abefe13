import { choice, clock, date, flag, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const orientations = ['full', 'partial', 'none'] as const
export type Orientation = (typeof orientations)[number]
export const orientationNames: Readonly<Record<Orientation, string>> = {
  full: 'to person, place and time',
  partial: 'in part',
  none: 'not oriented',
}

const gaits = ['steady', 'with_help', 'unsteady'] as const
export type Gait = (typeof gaits)[number]
export const gaitNames: Readonly<Record<Gait, string>> = {
  steady: 'steady',
  with_help: 'steady with help',
  unsteady: 'unsteady',
}

const nauseas = ['none', 'mild', 'moderate', 'severe'] as const
export type Nausea = (typeof nauseas)[number]
export const nauseaNames: Readonly<Record<Nausea, string>> = {
  none: 'none',
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
}

const lastVitals = ['as_before', 'not_as_before', 'not_taken'] as const
export type LastVitals = (typeof lastVitals)[number]
export const lastVitalsNames: Readonly<Record<LastVitals, string>> = {
  as_before: 'as before the dose',
  not_as_before: 'not as before the dose',
  not_taken: 'not taken',
}

const instructions = ['spoken', 'written', 'both'] as const
export type Instructions = (typeof instructions)[number]
export const instructionsNames: Readonly<Record<Instructions, string>> = {
  spoken: 'spoken',
  written: 'in writing',
  both: 'spoken and in writing',
}

export const dischargeRules = {
  id: text(),
  /** When the client left, or the visit ended. */
  at: clock(),
  backToBaseline: flag(),
  orientation: choice(orientations),
  gait: choice(gaits),
  nausea: choice(nauseas),
  /** How the last vitals were; the readings stand in the vitals block. */
  lastVitals: choice(lastVitals),
  /** Suicidal thoughts and other risk were asked about before leaving. */
  riskAsked: flag(),
  /** Who took over: the escort, or the sitter at home. */
  escort: text(),
  /** When the escort took over. */
  escortAt: clock(),
  /** Told not to drive until after a night's sleep. */
  noDriving: flag(),
  /** How the instructions for the hours after were given. */
  instructions: choice(instructions),
  /** The next contact that is booked. */
  checkInOn: date(),
  checkInAt: clock(),
  responsibleClinician: text(),
}
export const dischargeWordsRules = { id: text() }

/** How the client left. Cells for what is always asked; the words are whatever else there is to say. */
export const Discharge = blockNode('discharge', dischargeRules, ['dischargeWords'])
/** What else there is to say about the client's leaving. */
export const DischargeWords = lineNode('dischargeWords', dischargeWordsRules)
