import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveAction, isOverdue } from '../../../shared/note/blocks/action/derive.ts'
import { calendarDayOf, showDay } from '../../../shared/note/calendar.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LinkAct } from '../items/LinkAct.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { day, words } from './cellKinds.ts'
import { setCell } from './setCell.ts'
import { useEditable } from './useNote.ts'

/** One thing that somebody means to do: what, who, by when, and whether it is done. */
export function ActionView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { action } = deriveAction(node.toJSON())
  const today = calendarDayOf(now())
  const isDone = action.doneOn !== null
  const cell = { editor, getPos, row: action.id }
  const toggle = () => setCell(editor, getPos(), 'doneOn', isDone ? null : today)
  return (
    <NodeViewWrapper
      className="block itemBlock actionBlock"
      data-block="action"
      data-done={isDone || undefined}
      role="group"
      aria-label="Action"
    >
      <div className="itemHead" contentEditable={false}>
        {isEditable ? (
          // biome-ignore lint/a11y/useSemanticElements: a button is a stop among the cells; a native box takes its keys for itself.
          <button
            type="button"
            role="checkbox"
            className="actionBox"
            aria-checked={isDone}
            aria-label="Done"
            onClick={toggle}
          >
            <Icon name={isDone ? 'actionDone' : 'action'} />
          </button>
        ) : (
          <Icon name={isDone ? 'actionDone' : 'action'} />
        )}
        <b>Action</b>
        {isEditable ? (
          <>
            <Cell {...cell} name="owner" label="Who" kind={words} value={action.owner} />
            <Cell {...cell} name="due" lead="by" label="By when" kind={day(now)} value={action.due} />
            {isDone && (
              <Cell {...cell} name="doneOn" lead="done on" label="Done on" kind={day(now)} value={action.doneOn} />
            )}
          </>
        ) : (
          <span className="quiet">
            {[
              action.owner,
              action.due === null ? null : `by ${showDay(action.due)}`,
              action.doneOn === null ? null : `done on ${showDay(action.doneOn)}`,
            ]
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        )}
        {isOverdue(action, today) && <span className="blockNote">past its day</span>}
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <LinkAct editor={editor} itemId={action.id} first={['insight', 'goal']} />
        </div>
      )}
    </NodeViewWrapper>
  )
}
