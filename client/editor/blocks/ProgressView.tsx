import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveProgress } from '../../../shared/note/blocks/progress/derive.ts'
import { Icon } from '../../ui/Icon.tsx'
import { AddItemRow } from '../items/AddItemRow.tsx'
import { useEditable } from './useNote.ts'

/** How near the goals of earlier notes are today, a row a goal. */
export function ProgressView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const rows = deriveProgress(node.toJSON())
  const rated = rows.filter(({ row }) => row.value !== null).length
  return (
    <NodeViewWrapper className="block itemBlock progressBlock" data-block="progress" role="group" aria-label="Progress">
      <div className="itemHead" contentEditable={false}>
        <Icon name="goal" />
        <b>Progress of goals</b>
        <span className="blockNote">
          {rows.length === 0 ? 'no goal is named yet' : `${rated} of ${rows.length} rated`}
        </span>
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <AddItemRow editor={editor} getPos={getPos} kind="goal" />
        </div>
      )}
    </NodeViewWrapper>
  )
}
