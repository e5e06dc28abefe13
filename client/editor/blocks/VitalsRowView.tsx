import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { showPressure } from '../../../shared/note/blocks/vitals/describe.ts'
import type { ReadingName } from '../../../shared/note/blocks/vitals/readings.ts'
import { vitalsRowRules } from '../../../shared/note/blocks/vitals/schema.ts'
import { questionsAbout } from '../../../shared/note/blocks/vitals/unlikely.ts'
import { describeOutside, outsideSigns, vitalsOutside } from '../../../shared/practice/vitals.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { count, pressure, words } from './cellKinds.ts'
import { FlagCell } from './FlagCell.tsx'
import { RowFrame } from './RowFrame.tsx'
import { FigureColumn, FigureSign, TimeColumns, Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One reading, or one that was not taken. */
export function VitalsRowView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const row = readAttributes(vitalsRowRules, node.attrs)
  const cell = { editor, getPos, row: row.id }
  const notTaken = row.notTaken === true
  const { practice } = useNoteSurroundings()
  const outside = practice === undefined ? [] : vitalsOutside(row, practice.vitalsRanges)
  const signOf = (...names: ReadingName[]) => {
    const found = outside.find(({ reading }) => names.includes(reading))
    return found && outsideSigns[found.side]
  }
  const marks = outside.map(describeOutside)
  const asked = isEditable ? questionsAbout(row) : []
  const isRead = [row.systolic, row.diastolic, row.pulse, row.spo2, row.respiration].some((value) => value !== null)
  const said = [row.at ?? 'No time', notTaken ? 'not taken' : showPressure(row), ...marks]
  const spoken = said.filter((part) => part !== '')
  return (
    <RowFrame editor={editor} getPos={getPos} name="vitalsRow" thing="reading" spoken={spoken.join(', ')}>
      <TimeColumns cell={cell} at={row.at} recordedAt={row.recordedAt} />
      <div className="amount pressure" contentEditable={false}>
        <FigureSign sign={signOf('systolic', 'diastolic')} />
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
      <FigureColumn
        cell={cell}
        name="pulse"
        label="Pulse"
        kind={count(500)}
        value={row.pulse}
        sign={signOf('pulse')}
        className="pulse"
      />
      <FigureColumn
        cell={cell}
        name="spo2"
        label="SpO₂"
        kind={count(100)}
        value={row.spo2}
        sign={signOf('spo2')}
        className="spo2"
      />
      <FigureColumn
        cell={cell}
        name="respiration"
        label="Respiration"
        kind={count(200)}
        value={row.respiration}
        sign={signOf('respiration')}
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
        {marks.length > 0 && (
          <span className="rowMarks" contentEditable={false}>
            {marks.join(', ')}
          </span>
        )}
        {asked.length > 0 && (
          <span className="rowMarks" contentEditable={false} role="status">
            {asked.join(' ')} Please check.
          </span>
        )}
        <Words prompt={notTaken ? 'Why not' : 'Comment'} />
      </div>
    </RowFrame>
  )
}
