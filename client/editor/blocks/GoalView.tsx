import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveGoal } from '../../../shared/note/blocks/goal/derive.ts'
import { goalStatusNames } from '../../../shared/note/blocks/goal/schema.ts'
import { calendarDayOf } from '../../../shared/note/calendar.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LinkAct } from '../items/LinkAct.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { ChoiceCell } from './ChoiceCell.tsx'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** One goal: what is to be different, how it will be noticed, and how near it is, rated over time. */
export function GoalView({ node, editor, getPos }: NodeViewProps) {
  const { origin, now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { goal, ratings, change } = deriveGoal(node.toJSON())
  const rate = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, 'value', origin, origin === null ? {} : { on: calendarDayOf(now()) })
  }
  const nearness = change === null ? null : `how near, from ${change.from} to ${change.to} of 10`
  return (
    <NodeViewWrapper
      className="block itemBlock goalBlock"
      data-block="goal"
      data-status={goal.status ?? undefined}
      role="group"
      aria-label="Goal"
    >
      <div className="itemHead" contentEditable={false}>
        <Icon name="goal" />
        <b>Goal</b>
        {isEditable ? (
          <ChoiceCell
            editor={editor}
            getPos={getPos}
            row={goal.id}
            name="status"
            label="How the goal stands"
            none="open or not?"
            value={goal.status}
            words={goalStatusNames}
            className="quiet"
          />
        ) : (
          goal.status !== null && <span className="quiet">{goalStatusNames[goal.status]}</span>
        )}
        <span className="blockNote">{nearness}</span>
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <button type="button" className="blockAct" onClick={rate}>
            <Icon name="plus" /> {ratings.length === 0 ? 'Rate how near it is, 0 to 10' : 'Rate it again'}
          </button>
          <LinkAct editor={editor} itemId={goal.id} first={['moment', 'insight', 'action']} />
        </div>
      )}
    </NodeViewWrapper>
  )
}
