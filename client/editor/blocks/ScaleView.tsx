import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveScale, describeScore } from '../../../shared/note/blocks/scale/derive.ts'
import { type AnswerName, answerNames } from '../../../shared/note/blocks/scale/schema.ts'
import { ScaleItem } from './ScaleItem.tsx'
import { useEditable } from './useNote.ts'

/** A questionnaire, item by item. A total appears only when every item is answered. */
export function ScaleView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const derived = deriveScale(node)
  const { scale, answers, difficulty, total, lookFirst } = derived
  const id: unknown = node.attrs.id
  const item = { editor, getPos, row: typeof id === 'string' ? id : null, isEditable }
  return (
    <NodeViewWrapper className="block scaleBlock" data-block="scale" role="group" aria-label={scale.name}>
      <div className="blockHead">
        <div className="blockTitle">
          <b>{scale.name}</b> <span className="quiet">{scale.recall}</span>
        </div>
        <span className="blockNote" role="status">
          {describeScore(derived)}
        </span>
      </div>
      {lookFirst !== null && <p className="scaleLookFirst">{lookFirst}.</p>}
      <p className="visuallyHidden">{scale.question}</p>
      <div className="scaleAnchors" aria-hidden="true">
        {scale.anchors.map((anchor) => (
          <span key={anchor}>{anchor}</span>
        ))}
      </div>
      {scale.items.map((question, index) => {
        const name: AnswerName = answerNames[index] ?? 'difficulty'
        return (
          <ScaleItem
            key={name}
            {...item}
            name={name}
            number={String(index + 1)}
            question={question}
            anchors={scale.anchors}
            answer={answers[index] ?? null}
          />
        )
      })}
      {scale.difficulty !== null && (
        <ScaleItem
          {...item}
          name="difficulty"
          number=""
          question={scale.difficulty.question}
          anchors={scale.difficulty.anchors}
          answer={difficulty}
          showsAnchors
        />
      )}
      <p className="blockWords">
        {total === null && `The total appears when all ${scale.items.length} are answered. `}
        {scale.notice}
      </p>
    </NodeViewWrapper>
  )
}
