import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveVitals } from '../../../shared/note/blocks/vitals/derive.ts'
import { describePlan, describeTaken, vitalsNotice } from '../../../shared/note/blocks/vitals/describe.ts'
import { clockTime } from '../../../shared/note/clock.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { words } from './cellKinds.ts'
import { addRow } from './rows.ts'
import { useEditable, useZero } from './useNote.ts'
import { VitalsPlan } from './VitalsPlan.tsx'
import { VitalsTrend } from './VitalsTrend.tsx'

/** Readings over the session, the earliest first, with when the next is meant to be. */
export function VitalsView({ node, editor, getPos }: NodeViewProps) {
  const { origin } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const zero = useZero(editor)
  const { vitals, rows, taken, nextDue } = deriveVitals(node.toJSON(), zero)
  const cell = { editor, getPos, row: vitals.id }
  const plan = describePlan(vitals)
  const add = (stop: string, values: Record<string, unknown>) => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, stop, origin, values)
  }
  return (
    <NodeViewWrapper className="block vitalsBlock" data-block="vitals" role="group" aria-label="Vitals">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>{describeTaken(taken)}</b>
          {isEditable ? (
            <Cell
              {...cell}
              name="sedationScale"
              lead="sedation by"
              label="Sedation scale"
              kind={words}
              value={vitals.sedationScale}
              className="quiet"
            />
          ) : (
            vitals.sedationScale !== null && <span className="quiet">sedation by {vitals.sedationScale}</span>
          )}
        </div>
        <span className="blockNote">{nextDue === null ? 'none due' : `next due at ${nextDue}`}</span>
      </div>
      <div className="vitalsColumns columns" contentEditable={false} aria-hidden="true">
        <span>Time</span>
        <span>T+min</span>
        <span className="amount">BP</span>
        <span className="amount">Pulse</span>
        <span className="amount">
          SpO<sub>2</sub>
        </span>
        <span className="amount">Resp.</span>
        <span className="amount">Sed.</span>
        <span>Comment</span>
      </div>
      <NodeViewContent className="blockRows" />
      <VitalsTrend rows={rows.map(({ row }) => row)} />
      <div className="blockFoot" contentEditable={false}>
        {isEditable && (
          <>
            {origin !== null && (
              <button
                type="button"
                className="blockAct"
                onClick={() => add('systolic', { at: clockTime(origin.now()) })}
              >
                <Icon name="plus" /> A reading now
              </button>
            )}
            <VitalsPlan cell={cell} vitals={vitals} />
          </>
        )}
        <p className="blockWords">
          {!isEditable && plan !== '' && `Readings planned ${plan}. `}
          {vitalsNotice}
        </p>
      </div>
    </NodeViewWrapper>
  )
}
