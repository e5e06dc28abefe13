import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveProgress } from '../../../shared/note/blocks/progress/derive.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** How near the goals of earlier notes are today, a row a goal. */
export function ProgressView({ node, editor, getPos }: NodeViewProps) {
  const origin = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const rows = deriveProgress(node.toJSON())
  const rated = rows.filter(({ row }) => row.value !== null).length
  const add = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, null, origin)
  }
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
          <button type="button" className="blockAct" onClick={add}>
            <Icon name="plus" /> Add a goal of the course
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
