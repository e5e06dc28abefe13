import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import {
  deriveScale,
  describeClusters,
  describeCutPoint,
  describeScore,
} from '../../../shared/note/blocks/scale/derive.ts'
import { type AnswerName, answerNames, recallNames, scaleRules } from '../../../shared/note/blocks/scale/schema.ts'
import {
  type CourseSoFar,
  changeSinceBaseline,
  describeChange,
  describeDoseInWindow,
  doseInWindow,
} from '../../../shared/note/scales/earlier.ts'
import type { Scale } from '../../../shared/note/scales/scale.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { ChoiceCell } from './ChoiceCell.tsx'
import { LookFirst } from './LookFirst.tsx'
import { ScaleItem } from './ScaleItem.tsx'
import { useEditable } from './useNote.ts'

/** What the course says of a scale: how its total changed, and whether a dose falls inside the time it asks about. */
function inCourse(course: CourseSoFar | undefined, scale: Scale, total: number | null): string[] {
  if (course === undefined) return []
  const { instrument: measure, name, recallDays } = scale
  const change = total === null ? null : changeSinceBaseline({ measure, name, total }, course)
  const dose = doseInWindow(recallDays, course)
  return [change === null ? '' : describeChange(change), dose === null ? '' : describeDoseInWindow(dose)]
}

/** A questionnaire, item by item. A total appears only when every item is answered. */
export function ScaleView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const derived = deriveScale(node.toJSON())
  const { scale, answers, difficulty, total, lookFirst } = derived
  const { id, recall } = readAttributes(scaleRules, node.attrs)
  const item = { editor, getPos, row: id, isEditable }
  const { course } = useNoteSurroundings()
  const more = [describeClusters(derived), describeCutPoint(derived), ...inCourse(course, scale, total)].filter(
    (said) => said !== '',
  )
  return (
    <NodeViewWrapper
      className="block scaleBlock"
      data-block="scale"
      data-steps={scale.anchors.length}
      role="group"
      aria-label={scale.name}
    >
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>{scale.name}</b>
          {scale.instrument === 'pcl5' && isEditable ? (
            <ChoiceCell
              editor={editor}
              getPos={getPos}
              row={id}
              name="recall"
              label="Time asked about"
              none={scale.recall}
              value={recall}
              words={recallNames}
              className="quiet"
            />
          ) : (
            <span className="quiet">{scale.recall}</span>
          )}
        </div>
        <span className="blockNote" role="status">
          {describeScore(derived)}
        </span>
      </div>
      {more.map((said) => (
        <p className="scaleSaid" contentEditable={false} key={said}>
          {said}.
        </p>
      ))}
      {lookFirst !== null && <LookFirst editor={editor} getPos={getPos} words={lookFirst} />}
      <NodeViewContent className="blockRows" />
      <div contentEditable={false}>
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
      </div>
    </NodeViewWrapper>
  )
}
