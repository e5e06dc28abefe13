import type { NoteNode } from '../noteJson.ts'
import { isEmptyAction } from './action/derive.ts'
import { isEmptyAdverseEffects } from './adverseEffects/derive.ts'
import { isEmptyChecklist } from './checklist/derive.ts'
import { isEmptyConsent } from './consent/derive.ts'
import { isEmptyCssrs } from './cssrs/derive.ts'
import { isEmptyDecision } from './decision/derive.ts'
import { isEmptyDischarge } from './discharge/derive.ts'
import { isEmptyDose } from './dose/derive.ts'
import { isEmptyGoal } from './goal/derive.ts'
import { isEmptyInsight } from './insight/derive.ts'
import { isEmptyMeasure } from './measure/derive.ts'
import { isEmptyMedicines } from './medicines/derive.ts'
import { isEmptyOpenActions } from './openActions/derive.ts'
import { isEmptyPlace } from './place/derive.ts'
import { isEmptyProgress } from './progress/derive.ts'
import { isEmptyScale } from './scale/derive.ts'
import { isEmptyTimeline } from './timeline/derive.ts'
import { isEmptyVitals } from './vitals/derive.ts'

/** What a note needs to know of a kind of block, apart from its schema, its view and how it is written down. */
interface BlockKind {
  readonly isEmpty: (node: NoteNode) => boolean
}

/** By the name of the block's node. */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map([
  ['dose', { isEmpty: isEmptyDose }],
  ['timeline', { isEmpty: isEmptyTimeline }],
  ['scale', { isEmpty: isEmptyScale }],
  ['goal', { isEmpty: isEmptyGoal }],
  ['insight', { isEmpty: isEmptyInsight }],
  ['action', { isEmpty: isEmptyAction }],
  ['vitals', { isEmpty: isEmptyVitals }],
  ['checklist', { isEmpty: isEmptyChecklist }],
  ['consent', { isEmpty: isEmptyConsent }],
  ['medicines', { isEmpty: isEmptyMedicines }],
  ['adverseEffects', { isEmpty: isEmptyAdverseEffects }],
  ['discharge', { isEmpty: isEmptyDischarge }],
  ['progress', { isEmpty: isEmptyProgress }],
  ['openActions', { isEmpty: isEmptyOpenActions }],
  ['measure', { isEmpty: isEmptyMeasure }],
  ['cssrs', { isEmpty: isEmptyCssrs }],
  ['place', { isEmpty: isEmptyPlace }],
  ['decision', { isEmpty: isEmptyDecision }],
])
