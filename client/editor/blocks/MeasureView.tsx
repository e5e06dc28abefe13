import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import {
  deriveMeasure,
  describeDirection,
  describeScoreIn,
  outsideWords,
} from '../../../shared/note/blocks/measure/derive.ts'
import { directionNames } from '../../../shared/note/blocks/measure/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { changeSinceBaseline, describeChange } from '../../../shared/note/scales/earlier.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, points, words } from './cellKinds.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** A measure by its score alone: its name, range, direction and day, and the scores of its parts. */
export function MeasureView({ node, editor, getPos }: NodeViewProps) {
  const { origin, course, now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { measure, outside } = deriveMeasure(node.toJSON())
  const change =
    course === undefined || measure.score === null || measure.name === null
      ? null
      : changeSinceBaseline({ measure: 'other', name: measure.name, total: measure.score }, course)
  const cell = { editor, getPos, row: measure.id }
  const add = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, 'name', origin)
  }
  return (
    <NodeViewWrapper
      className="block measureBlock"
      data-block="measure"
      role="group"
      aria-label={measure.name ?? 'Other measure'}
    >
      <div className="blockHead" contentEditable={false}>
        {isEditable ? (
          <div className="blockTitle">
            <Cell {...cell} name="name" label="Measure" kind={words} value={measure.name} className="strong" />
            <Cell {...cell} name="score" label="Score" lead="score" kind={points} value={measure.score} />
            <Cell
              {...cell}
              name="least"
              label="Lowest"
              lead="of"
              kind={points}
              value={measure.least}
              className="quiet"
            />
            <Cell
              {...cell}
              name="most"
              label="Highest"
              lead="to"
              kind={points}
              value={measure.most}
              className="quiet"
            />
            <ChoiceCell
              {...cell}
              name="direction"
              label="Direction"
              none="which way?"
              value={measure.direction}
              words={directionNames}
              className="quiet"
            />
            <Cell
              {...cell}
              name="assessedOn"
              label="Assessed on"
              lead="on"
              kind={day(now)}
              value={measure.assessedOn}
              className="quiet"
            />
          </div>
        ) : (
          <div className="blockTitle">
            <b>{measure.name ?? 'Measure'}</b>
            <span>{describeScoreIn(measure.score, measure.least, measure.most) || 'no score'}</span>
            <span className="quiet">
              {[
                describeDirection(measure.direction),
                measure.assessedOn === null ? '' : `on ${showDay(measure.assessedOn)}`,
              ]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </div>
        )}
        <span className="blockNote" role="status">
          {outside ? outsideWords : ''}
        </span>
      </div>
      {change !== null && (
        <p className="scaleSaid" contentEditable={false}>
          {describeChange(change)}.
        </p>
      )}
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <button type="button" className="blockAct" onClick={add}>
            <Icon name="plus" /> Add a part’s score
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
