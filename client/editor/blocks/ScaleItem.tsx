import type { Editor } from '@tiptap/core'
import type { AnswerName } from '../../../shared/note/blocks/scale/schema.ts'
import { Answers } from './Answers.tsx'
import { setCell } from './setCell.ts'

/** One item of a scale: its question, and its answers, each a digit. */
export function ScaleItem({
  editor,
  getPos,
  row,
  name,
  number,
  question,
  anchors,
  answer,
  isEditable,
  showsAnchors = false,
}: {
  editor: Editor
  getPos: () => number | undefined
  row: string | null
  name: AnswerName
  number: string
  question: string
  anchors: readonly string[]
  answer: number | null
  isEditable: boolean
  /** Whether the words stand with the figures, because the head has others. */
  showsAnchors?: boolean
}) {
  const questionId = `${row ?? 'scale'}-${name}`
  return (
    <div className="scaleItem" data-anchors={showsAnchors || undefined}>
      <span className="scaleNumber" aria-hidden="true">
        {number}
      </span>
      <span className="scaleQuestion" id={questionId}>
        {question}
      </span>
      <Answers
        editor={editor}
        getPos={getPos}
        row={row}
        name={name}
        labelledBy={questionId}
        answers={anchors.map((anchor, value) => ({
          value,
          key: String(value),
          label: `${value}, ${anchor}`,
          shown: showsAnchors ? (
            <>
              {value}
              <span className="scaleAnchor">{anchor}</span>
            </>
          ) : (
            value
          ),
        }))}
        answer={answer}
        isEditable={isEditable}
        onAnswer={(value) => setCell(editor, getPos(), name, value)}
      />
    </div>
  )
}
