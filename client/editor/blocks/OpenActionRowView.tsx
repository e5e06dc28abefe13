import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { actionStateNames, openActionRowRules } from '../../../shared/note/blocks/openActions/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day } from './cellKinds.ts'
import { ItemOfRow } from './ItemOfRow.tsx'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One action of an earlier note: what became of it, and when it was done. Its words are the comment. */
export function OpenActionRowView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const row = readAttributes(openActionRowRules, node.attrs)
  const cell = { editor, getPos, row: row.id }
  const state = row.state === null ? null : actionStateNames[row.state]
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="openActionRow"
      thing="action"
      spoken={`${row.label ?? 'An action that is not named'}, ${state ?? 'not asked about'}`}
    >
      <ItemOfRow editor={editor} kind="action" of={row.of} label={row.label} />
      <div className="rowStands" contentEditable={false}>
        {isEditable ? (
          <ChoiceCell
            {...cell}
            name="state"
            label="What became of it"
            none="done, going on?"
            value={row.state}
            words={actionStateNames}
            className="quiet"
          />
        ) : (
          (state ?? 'not recorded')
        )}
      </div>
      <div className="ratingOn" contentEditable={false}>
        {isEditable ? (
          <Cell {...cell} name="doneOn" lead="on" label="Done on" kind={day(now)} value={row.doneOn} />
        ) : (
          row.doneOn !== null && `on ${showDay(row.doneOn)}`
        )}
      </div>
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
    </RowFrame>
  )
}
