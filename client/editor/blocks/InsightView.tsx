import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveInsight } from '../../../shared/note/blocks/insight/derive.ts'
import { insightSourceNames } from '../../../shared/note/blocks/insight/schema.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LinkAct } from '../items/LinkAct.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { useEditable } from './useNote.ts'

/** One insight, and whose words it is in. */
export function InsightView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const { insight } = deriveInsight(node.toJSON())
  return (
    <NodeViewWrapper className="block itemBlock" data-block="insight" role="group" aria-label="Insight">
      <div className="itemHead" contentEditable={false}>
        <Icon name="insight" />
        <b>Insight</b>
        {isEditable ? (
          <ChoiceCell
            editor={editor}
            getPos={getPos}
            row={insight.id}
            name="source"
            label="Whose words"
            value={insight.source}
            words={insightSourceNames}
            className="quiet"
          />
        ) : (
          insight.source !== null && <span className="quiet">{insightSourceNames[insight.source]}</span>
        )}
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <LinkAct editor={editor} itemId={insight.id} words="Link to goals and moments…" first={['goal', 'moment']} />
        </div>
      )}
    </NodeViewWrapper>
  )
}
