import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveOpenActions } from '../../../shared/note/blocks/openActions/derive.ts'
import { Icon } from '../../ui/Icon.tsx'
import { AddItemRow } from '../items/AddItemRow.tsx'
import { useEditable } from './useNote.ts'

/** What became of the actions that earlier notes left unfinished, a row an action. */
export function OpenActionsView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const rows = deriveOpenActions(node.toJSON())
  const asked = rows.filter(({ isOpen }) => !isOpen).length
  return (
    <NodeViewWrapper
      className="block itemBlock openActionsBlock"
      data-block="openActions"
      role="group"
      aria-label="What became of actions"
    >
      <div className="itemHead" contentEditable={false}>
        <Icon name="action" />
        <b>What became of actions</b>
        <span className="blockNote">
          {rows.length === 0 ? 'no action is named yet' : `${asked} of ${rows.length} asked about`}
        </span>
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <AddItemRow editor={editor} getPos={getPos} kind="action" />
        </div>
      )}
    </NodeViewWrapper>
  )
}
