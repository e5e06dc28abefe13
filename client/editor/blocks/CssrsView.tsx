import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { behaviours, deriveCssrs, describeAnswer, describeIdeation } from '../../../shared/note/blocks/cssrs/derive.ts'
import { cssrsRecallNames } from '../../../shared/note/blocks/cssrs/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { type Answer, Answers } from './Answers.tsx'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, wholeFrom } from './cellKinds.ts'
import { FormRow } from './FormRow.tsx'
import { LookFirst } from './LookFirst.tsx'
import { setCell } from './setCell.ts'
import { useEditable } from './useNote.ts'
import { YesNoCell } from './YesNoCell.tsx'

const levels: readonly Answer[] = [0, 1, 2, 3, 4, 5].map((value) => ({
  value,
  key: String(value),
  label: value === 0 ? '0, none' : `Level ${value}`,
  shown: value,
}))

/** The results of a C-SSRS, each by itself: the interview's own form has the questions. */
export function CssrsView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { cssrs, lookFirst } = deriveCssrs(node.toJSON())
  const cell = { editor, getPos, row: cssrs.id }
  const levelId = `${cssrs.id ?? 'cssrs'}-ideation`
  return (
    <NodeViewWrapper className="block cssrsBlock" data-block="cssrs" role="group" aria-label="C-SSRS">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>C-SSRS</b>
          {isEditable ? (
            <>
              <ChoiceCell
                {...cell}
                name="recall"
                label="Time asked about"
                value={cssrs.recall}
                words={cssrsRecallNames}
                className="quiet"
              />
              <Cell
                {...cell}
                name="assessedOn"
                label="Assessed on"
                lead="on"
                kind={day(now)}
                value={cssrs.assessedOn}
                className="quiet"
              />
            </>
          ) : (
            <span className="quiet">
              {[
                cssrs.recall === null ? '' : cssrsRecallNames[cssrs.recall],
                cssrs.assessedOn === null ? '' : `on ${showDay(cssrs.assessedOn)}`,
              ]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          )}
        </div>
      </div>
      {lookFirst !== null && <LookFirst editor={editor} getPos={getPos} words={lookFirst} />}
      <div className="formRows" contentEditable={false}>
        <FormRow name="Highest ideation" nameId={levelId}>
          {isEditable ? (
            <Answers
              editor={editor}
              getPos={getPos}
              row={cssrs.id}
              name="ideation"
              labelledBy={levelId}
              answers={levels}
              answer={cssrs.ideation}
              isEditable={isEditable}
              onAnswer={(value) => setCell(editor, getPos(), 'ideation', value)}
            />
          ) : (
            describeIdeation(cssrs.ideation) || 'not answered'
          )}
        </FormRow>
        {(isEditable || cssrs.intensity !== null) && (
          <FormRow name="Intensity, 2 to 25">
            {isEditable ? (
              <Cell
                {...cell}
                name="intensity"
                label="Intensity"
                placeholder="–"
                kind={wholeFrom(2, 25)}
                value={cssrs.intensity}
              />
            ) : (
              `${cssrs.intensity} of 25`
            )}
          </FormRow>
        )}
        {behaviours.map(([name, label]) => (
          <FormRow name={label} key={name}>
            {isEditable ? (
              <YesNoCell {...cell} name={name} label={label} value={cssrs[name]} />
            ) : (
              describeAnswer(cssrs[name])
            )}
          </FormRow>
        ))}
      </div>
      <NodeViewContent className="blockRows" />
      <p className="blockWords" contentEditable={false}>
        Ideation, intensity and behaviour are separate measures and are never added up. The questions stand in the
        interview’s own form.
      </p>
    </NodeViewWrapper>
  )
}
