import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveAdverseEffects } from '../../../shared/note/blocks/adverseEffects/derive.ts'
import { describeAsked } from '../../../shared/note/blocks/adverseEffects/describe.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { time } from './cellKinds.ts'
import { FlagCell } from './FlagCell.tsx'
import { addRow } from './rows.ts'
import { useEditable, useZero } from './useNote.ts'

/** What the medicine did that nobody wanted; or that somebody asked and none was reported. */
export function AdverseEffectsView({ node, editor, getPos }: NodeViewProps) {
  const { origin, now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const zero = useZero(editor)
  const { block, rows } = deriveAdverseEffects(node.toJSON())
  const asked = describeAsked(block, zero)
  const cell = { editor, getPos, row: block.id }
  const add = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, 'onsetAt', origin)
  }
  return (
    <NodeViewWrapper
      className="block adverseEffectsBlock"
      data-block="adverseEffects"
      role="group"
      aria-label="Adverse effects"
    >
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>{rows.length === 0 ? 'Adverse effects' : rows.length === 1 ? 'One effect' : `${rows.length} effects`}</b>
          {isEditable ? (
            <>
              {(rows.length === 0 || block.noneReported === true) && (
                <FlagCell {...cell} name="noneReported" label="asked, none reported" value={block.noneReported} />
              )}
              {(block.noneReported === true || block.askedAt !== null) && (
                <Cell {...cell} name="askedAt" lead="at" label="Asked at" kind={time(now)} value={block.askedAt} />
              )}
            </>
          ) : (
            asked !== '' && <span className="quiet">{asked}</span>
          )}
        </div>
      </div>
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <button type="button" className="blockAct" onClick={add}>
            <Icon name="plus" /> Add an effect
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
