import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveMedicines } from '../../../shared/note/blocks/medicines/derive.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { FlagCell } from './FlagCell.tsx'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** What the client takes, or stopped recently, as it was told. */
export function MedicinesView({ node, editor, getPos }: NodeViewProps) {
  const { origin } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const { medicines, current, stopped } = deriveMedicines(node.toJSON())
  const add = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, 'name', origin)
  }
  const none = medicines.noneTaken === true
  const counted =
    current + stopped === 0 ? 'Medicines' : `${current} taken${stopped === 0 ? '' : `, ${stopped} stopped`}`
  return (
    <NodeViewWrapper className="block medicinesBlock" data-block="medicines" role="group" aria-label="Medicines">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>{none && current + stopped === 0 ? 'Takes no medicines' : counted}</b>
        </div>
        {isEditable && (none || current + stopped === 0) ? (
          <span className="blockNote">
            <FlagCell
              editor={editor}
              getPos={getPos}
              row={medicines.id}
              name="noneTaken"
              label="asked, takes none"
              value={medicines.noneTaken}
            />
          </span>
        ) : (
          none && <span className="blockNote">asked, takes none</span>
        )}
      </div>
      {(isEditable || node.childCount > 0) && (
        <div className="medicinesColumns columns" contentEditable={false} aria-hidden="true">
          <span>Medicine</span>
          <span>Dose</span>
          <span>Since</span>
          <span>Stopped</span>
          <span>Comment</span>
        </div>
      )}
      <NodeViewContent className="blockRows" />
      {isEditable && (
        <div className="blockFoot" contentEditable={false}>
          <button type="button" className="blockAct" onClick={add}>
            <Icon name="plus" /> Add a medicine
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
