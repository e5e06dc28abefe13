import type { Editor } from '@tiptap/core'
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import type { RowOrigin } from '../../../shared/note/blocks/byMachine.ts'
import { deriveChecklist } from '../../../shared/note/blocks/checklist/derive.ts'
import { describeCounts, describeRest } from '../../../shared/note/blocks/checklist/describe.ts'
import { statusNamesOf } from '../../../shared/note/blocks/checklist/schema.ts'
import { minuteStamp } from '../../../shared/note/clock.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { asOneUndoStep } from '../undoStep.ts'
import { Cell } from './Cell.tsx'
import { words } from './cellKinds.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'
import { useParentValues } from './useParentValues.ts'

/** A list of things that are present, absent or unknown, with how many stand how. */
export function ChecklistView({ node, editor, getPos }: NodeViewProps) {
  const { origin } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const derived = deriveChecklist(node.toJSON())
  const { checklist, counts } = derived
  const section = useParentValues(editor, getPos)
  const title = checklist.title ?? 'Checklist'
  const withBlock = (act: (at: number) => void) => () => {
    const at = getPos()
    if (at !== undefined) act(at)
  }
  return (
    <NodeViewWrapper className="block checklistBlock" data-block="checklist" role="group" aria-label={title}>
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          {isEditable && origin === null ? (
            <Cell
              editor={editor}
              getPos={getPos}
              row={checklist.id}
              name="title"
              label="Title of the list"
              kind={words}
              value={checklist.title}
              className="strong"
            />
          ) : (
            title !== section.title && <b>{title}</b>
          )}
          <span className="quiet" role="status">
            {describeCounts(derived)}
          </span>
        </div>
      </div>
      <NodeViewContent className="blockRows" />
      <div className="blockFoot" contentEditable={false}>
        {isEditable && (
          <div className="blockActs">
            {counts.open > 0 && origin !== null && (
              <button
                type="button"
                className="blockAct"
                onClick={withBlock((at) => markRestAbsent(editor, at, origin))}
              >
                <Icon name="check" /> Mark the rest {statusNamesOf(checklist.answers).absent}
              </button>
            )}
            <button type="button" className="blockAct" onClick={withBlock((at) => addRow(editor, at, 'label', origin))}>
              <Icon name="plus" /> Add an item
            </button>
          </div>
        )}
        {describeRest(derived).map((sentence) => (
          <p className="blockWords" key={sentence}>
            {sentence}.
          </p>
        ))}
      </div>
    </NodeViewWrapper>
  )
}

/** Gives every item that nobody has answered the same answer, as one step to undo, and says who did. */
function markRestAbsent(editor: Editor, blockAt: number, { user, now }: RowOrigin): void {
  const block = editor.state.doc.nodeAt(blockAt)
  if (block === null || !editor.isEditable) return
  const { tr } = editor.state
  const marked = { markedBy: user.id, markedByName: user.name, markedAt: minuteStamp(now()) }
  block.forEach((item, offset) => {
    if (item.attrs.status !== null) return
    const at = blockAt + 1 + offset
    for (const [name, value] of Object.entries({ status: 'absent', ...marked })) tr.setNodeAttribute(at, name, value)
  })
  asOneUndoStep(editor, () => editor.view.dispatch(tr))
}
