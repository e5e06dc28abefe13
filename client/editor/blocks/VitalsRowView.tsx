import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { showPressure } from '../../../shared/note/blocks/vitals/describe.ts'
import { vitalsRowRules } from '../../../shared/note/blocks/vitals/schema.ts'
import { Cell } from './Cell.tsx'
import { count, pressure, words } from './cellKinds.ts'
import { FlagCell } from './FlagCell.tsx'
import { RowFrame } from './RowFrame.tsx'
import { FigureColumn, TimeColumns, Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One reading, or one that was not taken. */
export function VitalsRowView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const row = readAttributes(vitalsRowRules, node.attrs)
  const cell = { editor, getPos, row: row.id }
  const notTaken = row.notTaken === true
  const isRead = [row.systolic, row.diastolic, row.pulse, row.spo2, row.respiration].some((value) => value !== null)
  const spoken = [row.at ?? 'No time', notTaken ? 'not taken' : showPressure(row)].filter((part) => part !== '')
  return (
    <RowFrame editor={editor} getPos={getPos} name="vitalsRow" thing="reading" spoken={spoken.join(', ')}>
      <TimeColumns cell={cell} at={row.at} />
      <div className="amount pressure" contentEditable={false}>
        {isEditable ? (
          <>
            <Cell
              {...cell}
              name="systolic"
              label="Systolic pressure"
              placeholder="–"
              kind={pressure}
              value={row.systolic}
            />
            <span aria-hidden="true">/</span>
            <Cell
              {...cell}
              name="diastolic"
              label="Diastolic pressure"
              placeholder="–"
              kind={count(400)}
              value={row.diastolic}
            />
          </>
        ) : (
          showPressure(row)
        )}
      </div>
      <FigureColumn cell={cell} name="pulse" label="Pulse" kind={count(500)} value={row.pulse} className="pulse" />
      <FigureColumn cell={cell} name="spo2" label="SpO₂" kind={count(100)} value={row.spo2} className="spo2" />
      <FigureColumn
        cell={cell}
        name="respiration"
        label="Respiration"
        kind={count(200)}
        value={row.respiration}
        className="respiration"
      />
      <FigureColumn
        cell={cell}
        name="sedation"
        label="Sedation"
        kind={words}
        value={row.sedation}
        className="sedation"
      />
      <div className="rowBody">
        <div className="rowCells" contentEditable={false}>
          {isEditable && (notTaken || !isRead) ? (
            <FlagCell {...cell} name="notTaken" label="not taken" value={row.notTaken} />
          ) : (
            notTaken && <span className="quiet">not taken</span>
          )}
        </div>
        <Words prompt={notTaken ? 'Why not' : 'Comment'} />
      </div>
    </RowFrame>
  )
}
