import { choice, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

/** As wide as the widest scale (PCL-5, 0 to 4); what a scale has no anchor for reads as not answered. */
const answer = () => whole(0, 4)

const instruments = ['phq9', 'gad7', 'pcl5'] as const
export type Instrument = (typeof instruments)[number]

const recalls = ['past_month', 'past_week'] as const
/** The span of time that a questionnaire asks about, where there are several versions of it. */
export type Recall = (typeof recalls)[number]
export const recallNames: Readonly<Record<Recall, string>> = { past_month: 'past month', past_week: 'past week' }

export const scaleRules = {
  id: text(),
  instrument: choice(instruments),
  /** Of PCL-5: which version was asked. */
  recall: choice(recalls),
  /**
   * Of PCL-5: the total from which on the practice looks closer, as it was when the block was made. Null where the practice
   * has none; then nothing is said.
   */
  cutPoint: whole(0, 80),
  q1: answer(),
  q2: answer(),
  q3: answer(),
  q4: answer(),
  q5: answer(),
  q6: answer(),
  q7: answer(),
  q8: answer(),
  q9: answer(),
  q10: answer(),
  q11: answer(),
  q12: answer(),
  q13: answer(),
  q14: answer(),
  q15: answer(),
  q16: answer(),
  q17: answer(),
  q18: answer(),
  q19: answer(),
  q20: answer(),
  difficulty: answer(),
}
export const scaleEventRules = { id: text() }

/** The attributes of the items, in order. */
export const answerNames = [
  'q1',
  'q2',
  'q3',
  'q4',
  'q5',
  'q6',
  'q7',
  'q8',
  'q9',
  'q10',
  'q11',
  'q12',
  'q13',
  'q14',
  'q15',
  'q16',
  'q17',
  'q18',
  'q19',
  'q20',
] as const
export type AnswerName = (typeof answerNames)[number] | 'difficulty'

/** A questionnaire, one attribute an item: two people who answer different items both keep their answers. */
export const ScaleBlock = blockNode('scale', scaleRules, ['scaleEvent'])
/** The event that a PCL-5 is answered for, in words. */
export const ScaleEvent = lineNode('scaleEvent', scaleEventRules)
