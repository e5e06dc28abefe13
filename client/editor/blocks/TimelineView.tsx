import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { clockTime } from '../../../shared/note/clock.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** What happened by the minute, the earliest first. */
export function TimelineView({ node, editor, getPos }: NodeViewProps) {
  const { origin } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const count = node.childCount
  const add = (stop: string, values: Record<string, unknown>) => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, stop, origin, values)
  }
  return (
    <NodeViewWrapper className="block timelineBlock" data-block="timeline" role="group" aria-label="Timeline">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>{count === 0 ? 'No moments yet' : count === 1 ? 'One moment' : `${count} moments`}</b>
          {count > 1 && <span className="quiet">the earliest first</span>}
        </div>
        <span className="blockNote">times as observed</span>
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          {origin !== null && (
            <button type="button" className="blockAct" onClick={() => add('words', { at: clockTime(origin.now()) })}>
              <Icon name="plus" /> A moment now
            </button>
          )}
          <button type="button" className="blockAct" onClick={() => add('at', {})}>
            <Icon name="plus" /> {origin === null ? 'A moment' : 'An earlier one'}
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
