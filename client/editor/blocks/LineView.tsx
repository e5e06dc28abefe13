import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Words } from './rowParts.tsx'

/** What stands before a line, and what an empty one asks for, by the name of its node. */
const lines: Readonly<Record<string, { readonly lead?: string; readonly prompt: string }>> = {
  goalText: { prompt: 'What is to be different' },
  goalNoticed: { lead: 'Noticed by', prompt: 'what others would see' },
  insightText: { prompt: 'The insight, in a sentence' },
  actionText: { prompt: 'What is to be done' },
  effectWords: { prompt: 'The effect, as it was reported or seen' },
  effectAction: { lead: 'What was done', prompt: 'and by whom' },
  scaleEvent: { lead: 'Event', prompt: 'the worst event, in a few words' },
  measureWords: { lead: 'Comment', prompt: 'whatever else there is to say' },
  cssrsWords: { lead: 'Comment', prompt: 'what was said, and what follows from it' },
  placeAddress: { lead: 'Address now', prompt: 'street, floor, how to get in' },
  decisionWords: { lead: 'Why', prompt: 'what was weighed, and what the client says to it' },
  dischargeWords: { lead: 'Comment', prompt: 'whatever else there is to say' },
}

/** A line of words in a block that holds more than one kind of part. */
export function LineView({ node }: NodeViewProps) {
  const { lead, prompt } = lines[node.type.name] ?? { prompt: '' }
  return (
    <NodeViewWrapper className={`line ${node.type.name}`}>
      {lead !== undefined && (
        <span className="lineLead" contentEditable={false}>
          {lead}
        </span>
      )}
      <Words stop={node.type.name} prompt={prompt} />
    </NodeViewWrapper>
  )
}
