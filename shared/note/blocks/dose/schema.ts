import { choice, clock, date, flag, number, stamp, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'
import { routes } from './routes.ts'

const products = ['racemic', 'esketamine', 'other'] as const
export type Product = (typeof products)[number]
export const productNames: Readonly<Record<Product, string>> = {
  racemic: 'Racemic ketamine',
  esketamine: 'Esketamine',
  other: 'Other product',
}

const rowKinds = ['dose', 'booster', 'other', 'rate', 'pause'] as const
export type RowKind = (typeof rowKinds)[number]
export const rowKindNames: Readonly<Record<RowKind, string>> = {
  dose: 'Dose',
  booster: 'Booster',
  other: 'Other medicine',
  rate: 'Change of rate',
  pause: 'Pause',
}

/** Generous: what was charted is charted. The bounds keep out what is no number of this kind at all. */
const milligrams = () => number(0, 100_000)

export const doseRules = {
  id: text(),
  product: choice(products),
  formulation: text(),
  /** mg/ml */
  concentration: number(0, 10_000),
  route: choice(routes),
  orderedBy: text(),
  orderedWhere: text(),
  /** In `weightUnit`, kilograms where none is chosen. */
  weight: number(0, 2_000),
  weightUnit: choice(['kg', 'lb']),
  weightMeasuredOn: date(),
  /** The day of the note from which the weight was carried over; null once somebody has confirmed it, or filled it here. */
  weightCarriedFrom: date(),
  lot: text(),
  /** mg */
  wasted: milligrams(),
  witness: text(),
}

export const doseRowRules = {
  id: text(),
  at: clock(),
  /** The clock time that stood in `at` before it was corrected in session mode; null where it was not. */
  correctedFrom: clock(),
  /** When `at` was written down, with date and zone. */
  recordedAt: stamp(),
  end: clock(),
  kind: choice(rowKinds),
  /** The name of another medicine than the block's product. */
  medicine: text(),
  site: text(),
  /** mg */
  ordered: milligrams(),
  /** mg; of an infusion what ran in. */
  given: milligrams(),
  givenBy: text(),
  /** Taken by the client, seen by whoever stands in `givenBy`. */
  selfAdministered: flag(),
  /** ml/h. A change of rate or a pause is a row of its own. */
  rate: number(0, 10_000),
  sprays: whole(0, 1_000),
  heldMinutes: number(0, 1_440),
  afterHolding: choice(['spat', 'swallowed']),
}

/** What was ordered and given. It keeps a record: it is no order, and judges none. */
export const Dose = blockNode('dose', doseRules, ['doseRow'])
/** One giving (the dose, a booster, another medicine), or a change of an infusion. Its words are the comment. */
export const DoseRow = lineNode('doseRow', doseRowRules)
