import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { itemLinkRules } from '../../../shared/note/nodes/itemLink.ts'
import { LiveLink } from './LiveLink.tsx'

/** A link in a line of words to a goal, moment, insight or action. */
export const ItemLinkView = ({ node, editor }: NodeViewProps) => (
  <NodeViewWrapper as="span">
    <LiveLink editor={editor} link={readAttributes(itemLinkRules, node.attrs)} />
  </NodeViewWrapper>
)
