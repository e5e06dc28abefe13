import { mergeAttributes, Node } from '@tiptap/core'
import { choice, text, tiptapAttributes, whole } from '../../attributes.ts'

const answer = () => whole(0, 3)

export const scaleRules = {
  id: text(),
  instrument: choice(['phq9', 'gad7']),
  q1: answer(),
  q2: answer(),
  q3: answer(),
  q4: answer(),
  q5: answer(),
  q6: answer(),
  q7: answer(),
  q8: answer(),
  q9: answer(),
  difficulty: answer(),
}

/** The attributes of the items, in order. */
export const answerNames = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9'] as const
export type AnswerName = (typeof answerNames)[number] | 'difficulty'

/** A questionnaire, one attribute an item: two people who answer different items both keep their answers. */
export const ScaleBlock = Node.create({
  name: 'scale',
  atom: true,
  draggable: false,
  addAttributes: () => tiptapAttributes(scaleRules),
  parseHTML: () => [{ tag: 'div[data-block=scale]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-block': 'scale' })],
})
