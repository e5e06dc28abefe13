import type { NoteNode } from '../noteJson.ts'
import type { BlockWriter } from '../written/part.ts'
import { isEmptyAction } from './action/derive.ts'
import { writeAction } from './action/write.ts'
import { isEmptyAdverseEffects } from './adverseEffects/derive.ts'
import { writeAdverseEffects } from './adverseEffects/write.ts'
import { isEmptyChecklist } from './checklist/derive.ts'
import { writeChecklist } from './checklist/write.ts'
import { isEmptyConsent } from './consent/derive.ts'
import { writeConsent } from './consent/write.ts'
import { isEmptyCssrs } from './cssrs/derive.ts'
import { writeCssrs } from './cssrs/write.ts'
import { isEmptyDecision } from './decision/derive.ts'
import { writeDecision } from './decision/write.ts'
import { isEmptyDischarge } from './discharge/derive.ts'
import { writeDischarge } from './discharge/write.ts'
import { isEmptyDose } from './dose/derive.ts'
import { writeDose } from './dose/write.ts'
import { isEmptyGoal } from './goal/derive.ts'
import { writeGoal } from './goal/write.ts'
import { isEmptyInsight } from './insight/derive.ts'
import { writeInsight } from './insight/write.ts'
import { isEmptyMeasure } from './measure/derive.ts'
import { writeMeasure } from './measure/write.ts'
import { isEmptyMedicines } from './medicines/derive.ts'
import { writeMedicines } from './medicines/write.ts'
import { isEmptyOpenActions } from './openActions/derive.ts'
import { writeOpenActions } from './openActions/write.ts'
import { isEmptyPlace } from './place/derive.ts'
import { writePlace } from './place/write.ts'
import { isEmptyProgress } from './progress/derive.ts'
import { writeProgress } from './progress/write.ts'
import { isEmptyScale } from './scale/derive.ts'
import { writeScale } from './scale/write.ts'
import { isEmptyTimeline } from './timeline/derive.ts'
import { writeTimeline } from './timeline/write.ts'
import { isEmptyVitals } from './vitals/derive.ts'
import { writeVitals } from './vitals/write.ts'

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
  ['measure', { isEmpty: isEmptyMeasure, write: writeMeasure }],
  ['cssrs', { isEmpty: isEmptyCssrs, write: writeCssrs }],
  ['place', { isEmpty: isEmptyPlace, write: writePlace }],
  ['decision', { isEmpty: isEmptyDecision, write: writeDecision }],
])
