import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { goalStatusNames } from '../../../shared/note/blocks/goal/schema.ts'
import { progressRowRules } from '../../../shared/note/blocks/progress/schema.ts'
import { calendarDayOf, showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { type CellKind, count, day, words } from './cellKinds.ts'
import { ItemOfRow } from './ItemOfRow.tsx'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One goal of the course, rated: how near, when, by whom, and how it stands. Its words are the comment. */
export function ProgressRowView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const row = readAttributes(progressRowRules, node.attrs)
  const cell = { editor, getPos, row: row.id }
  const on = row.on === null ? '' : showDay(row.on)
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="progressRow"
      thing="goal"
      spoken={`${row.label ?? 'A goal that is not named'}, ${row.value === null ? 'not rated' : `${row.value} of 10`}`}
    >
      <ItemOfRow editor={editor} kind="goal" of={row.of} label={row.label} />
      <div className="ratingValue" contentEditable={false}>
        {isEditable ? (
          <Cell
            {...cell}
            name="value"
            label="How near, 0 to 10"
            placeholder="0–10"
            kind={rating(now)}
            value={row.value}
          />
        ) : (
          (row.value ?? 'not rated')
        )}
        {row.value !== null && <span className="quiet">of 10</span>}
      </div>
      <div className="ratingOn" contentEditable={false}>
        {isEditable ? <Cell {...cell} name="on" label="Rated on" kind={day(now)} value={row.on} /> : on}
      </div>
      <div className="ratingBy" contentEditable={false}>
        {isEditable ? (
          <Cell {...cell} name="by" label="By whom" kind={words} value={row.by} />
        ) : (
          row.by !== null && `by ${row.by}`
        )}
      </div>
      <div className="rowStands" contentEditable={false}>
        {isEditable ? (
          <ChoiceCell
            {...cell}
            name="status"
            label="How the goal stands"
            none="as before"
            value={row.status}
            words={goalStatusNames}
            className="quiet"
          />
        ) : (
          row.status !== null && goalStatusNames[row.status]
        )}
      </div>
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
    </RowFrame>
  )
}

/** A rating that is entered is of today, until somebody says otherwise. */
const rating = (now: () => Date): CellKind => ({
  ...count(10),
  keepsAtRest: false,
  alsoFills: () => ({ on: calendarDayOf(now()) }),
})
