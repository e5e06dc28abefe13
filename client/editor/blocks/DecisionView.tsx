import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveDecision } from '../../../shared/note/blocks/decision/derive.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, time, words } from './cellKinds.ts'
import { useEditable } from './useNote.ts'

/** A decision: what was decided, by whom, when, and why. */
export function DecisionView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { decision, title, answers, decided } = deriveDecision(node.toJSON())
  const cell = { editor, getPos, row: decision.id }
  const said = [
    decision.by === null ? '' : `by ${decision.by}`,
    decision.on === null ? '' : `on ${showDay(decision.on)}`,
    decision.at === null ? '' : `at ${decision.at}`,
  ].filter((part) => part !== '')
  return (
    <NodeViewWrapper className="block decisionBlock" data-block="decision" role="group" aria-label={title}>
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <span className="quiet">{title}</span>
          {isEditable ? (
            <>
              <ChoiceCell
                {...cell}
                name="answer"
                label={title}
                none="open"
                value={decision.answer}
                words={answers}
                className="strong"
              />
              <Cell {...cell} name="by" label="Decided by" lead="by" kind={words} value={decision.by} />
              <Cell {...cell} name="on" label="On" lead="on" placeholder="on" kind={day(now)} value={decision.on} />
              <Cell {...cell} name="at" label="At" lead="at" placeholder="at" kind={time(now)} value={decision.at} />
            </>
          ) : (
            <>
              <b>{decided ?? 'open'}</b>
              <span className="quiet">{said.join(', ')}</span>
            </>
          )}
        </div>
      </div>
      <NodeViewContent className="blockRows" />
    </NodeViewWrapper>
  )
}
