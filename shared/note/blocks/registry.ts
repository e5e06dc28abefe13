import type { BlockWriter } from '../markdown/writer.ts'
import type { NoteNode } from '../noteJson.ts'
import { isEmptyAction } from './action/derive.ts'
import { writeAction } from './action/markdown.ts'
import { isEmptyAdverseEffects } from './adverseEffects/derive.ts'
import { writeAdverseEffects } from './adverseEffects/markdown.ts'
import { isEmptyChecklist } from './checklist/derive.ts'
import { writeChecklist } from './checklist/markdown.ts'
import { isEmptyConsent } from './consent/derive.ts'
import { writeConsent } from './consent/markdown.ts'
import { isEmptyCssrs } from './cssrs/derive.ts'
import { writeCssrs } from './cssrs/markdown.ts'
import { isEmptyDecision } from './decision/derive.ts'
import { writeDecision } from './decision/markdown.ts'
import { isEmptyDischarge } from './discharge/derive.ts'
import { writeDischarge } from './discharge/markdown.ts'
import { isEmptyDose } from './dose/derive.ts'
import { writeDose } from './dose/markdown.ts'
import { isEmptyGoal } from './goal/derive.ts'
import { writeGoal } from './goal/markdown.ts'
import { isEmptyInsight } from './insight/derive.ts'
import { writeInsight } from './insight/markdown.ts'
import { isEmptyMeasure } from './measure/derive.ts'
import { writeMeasure } from './measure/markdown.ts'
import { isEmptyMedicines } from './medicines/derive.ts'
import { writeMedicines } from './medicines/markdown.ts'
import { isEmptyOpenActions } from './openActions/derive.ts'
import { writeOpenActions } from './openActions/markdown.ts'
import { isEmptyPlace } from './place/derive.ts'
import { writePlace } from './place/markdown.ts'
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
  ['measure', { isEmpty: isEmptyMeasure, write: writeMeasure }],
  ['cssrs', { isEmpty: isEmptyCssrs, write: writeCssrs }],
  ['place', { isEmpty: isEmptyPlace, write: writePlace }],
  ['decision', { isEmpty: isEmptyDecision, write: writeDecision }],
])
