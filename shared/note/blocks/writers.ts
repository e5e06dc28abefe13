import type { BlockWriter } from '../written/part.ts'
import { writeAction } from './action/write.ts'
import { writeAdverseEffects } from './adverseEffects/write.ts'
import { writeChecklist } from './checklist/write.ts'
import { writeConsent } from './consent/write.ts'
import { writeCssrs } from './cssrs/write.ts'
import { writeDecision } from './decision/write.ts'
import { writeDischarge } from './discharge/write.ts'
import { writeDose } from './dose/write.ts'
import { writeGoal } from './goal/write.ts'
import { writeInsight } from './insight/write.ts'
import { writeMeasure } from './measure/write.ts'
import { writeMedicines } from './medicines/write.ts'
import { writeOpenActions } from './openActions/write.ts'
import { writePlace } from './place/write.ts'
import { writeProgress } from './progress/write.ts'
import { writeScale } from './scale/write.ts'
import { writeTimeline } from './timeline/write.ts'
import { writeVitals } from './vitals/write.ts'

/** How a kind of block is written down where it is read, by the name of its node. Pages that only show blocks do without. */
export const blockWriters: ReadonlyMap<string, BlockWriter> = new Map([
  ['dose', writeDose],
  ['timeline', writeTimeline],
  ['scale', writeScale],
  ['goal', writeGoal],
  ['insight', writeInsight],
  ['action', writeAction],
  ['vitals', writeVitals],
  ['checklist', writeChecklist],
  ['consent', writeConsent],
  ['medicines', writeMedicines],
  ['adverseEffects', writeAdverseEffects],
  ['discharge', writeDischarge],
  ['progress', writeProgress],
  ['openActions', writeOpenActions],
  ['measure', writeMeasure],
  ['cssrs', writeCssrs],
  ['place', writePlace],
  ['decision', writeDecision],
])
