import { clock, flag, minutes, stamp, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'
import { readings } from './readings.ts'

export const vitalsRules = {
  id: text(),
  /** The name of the scale that the sedation column follows, such as RASS or Ramsay. */
  sedationScale: text(),
  /** Minutes after T+0 at which a reading is meant to be taken: `5,15,30`. */
  dueAt: minutes(),
  /** Minutes from one reading to the next; with `dueAt`, after the last of those. */
  dueEvery: whole(1, 1_440),
}

/** Generous: what was charted is charted. The bounds keep out what is no reading of this kind at all. */
export const vitalsRowRules = {
  id: text(),
  at: clock(),
  /** When `at` was written down, with date and zone. */
  recordedAt: stamp(),
  /** mmHg */
  systolic: whole(0, readings.systolic.most),
  /** mmHg */
  diastolic: whole(0, readings.diastolic.most),
  /** Beats a minute. */
  pulse: whole(0, readings.pulse.most),
  /** Per cent. */
  spo2: whole(0, readings.spo2.most),
  /** Breaths a minute. */
  respiration: whole(0, readings.respiration.most),
  /** As the named scale has it: `−2`, `3`, `S`. */
  sedation: text(),
  /** The reading was not taken; the words of the row say why. */
  notTaken: flag(),
}

/** Readings over a session. It keeps a record: it is no monitor, raises no alarm, and judges no reading. */
export const Vitals = blockNode('vitals', vitalsRules, ['vitalsRow'])
/** One reading, or one that was not taken. Its words are the comment, or the reason. */
export const VitalsRow = lineNode('vitalsRow', vitalsRowRules)
