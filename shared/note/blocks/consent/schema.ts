import { choice, clock, date, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const kinds = [
  'ketamine_treatment',
  'off_label_use',
  'psychotherapy',
  'touch',
  'recording',
  'photographs',
  'telehealth',
  'home_dosing',
  'co_therapist',
  'trainee',
] as const
export type ConsentKind = (typeof kinds)[number]
export const consentKindNames: Readonly<Record<ConsentKind, string>> = {
  ketamine_treatment: 'ketamine treatment',
  off_label_use: 'off-label use',
  psychotherapy: 'psychotherapy',
  touch: 'touch',
  recording: 'recording',
  photographs: 'photographs',
  telehealth: 'telehealth',
  home_dosing: 'home dosing',
  co_therapist: 'a co-therapist',
  trainee: 'a trainee',
}

const statuses = ['given', 'declined', 'withdrawn', 'pending'] as const
export type ConsentStatus = (typeof statuses)[number]
export const consentStatusNames: Readonly<Record<ConsentStatus, string>> = {
  given: 'given',
  declined: 'declined',
  withdrawn: 'withdrawn',
  pending: 'still to be decided',
}

const givers = ['client', 'guardian', 'representative'] as const
export type ConsentGiver = (typeof givers)[number]
export const consentGiverNames: Readonly<Record<ConsentGiver, string>> = {
  client: 'client',
  guardian: 'guardian',
  representative: 'representative',
}

const capacities = ['has', 'lacks', 'not_assessed'] as const
export type Capacity = (typeof capacities)[number]
export const capacityNames: Readonly<Record<Capacity, string>> = {
  has: 'has capacity',
  lacks: 'lacks capacity',
  not_assessed: 'capacity not assessed',
}

export const consentRules = { id: text() }
export const consentRowRules = {
  id: text(),
  kind: choice(kinds),
  status: choice(statuses),
  /** The version of the form that was explained. */
  version: text(),
  /** The day of the decision. */
  on: date(),
  /** The clinician who explained it and asked. */
  obtainedBy: text(),
  from: choice(givers),
  /** The name of a guardian or representative. */
  fromName: text(),
  capacity: choice(capacities),
  /** The interpreter's name, or that none was needed. */
  interpreter: text(),
  /** Where the signed copy is kept. */
  signedCopy: text(),
  /** For how many months from `on` it holds; null where no end was agreed. */
  validMonths: whole(1, 1_200),
  withdrawnOn: date(),
  /** The clock time, where it was withdrawn during a session. */
  withdrawnAt: clock(),
}

/** What was agreed to, a row a kind. It records decisions; it takes none. */
export const Consent = blockNode('consent', consentRules, ['consentRow'])
/** One kind of consent. Its words say what exactly was agreed: kinds and places of touch, the stop signal, limits. */
export const ConsentRow = lineNode('consentRow', consentRowRules)
