import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveDischarge, dischargeCells } from '../../../shared/note/blocks/discharge/derive.ts'
import { describeCell, describeMissing } from '../../../shared/note/blocks/discharge/describe.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { DischargeCells } from './DischargeCells.tsx'
import { useEditable, useZero } from './useNote.ts'
import { useParentValues } from './useParentValues.ts'

/** How the client left: what is always asked, a line each, and what is still missing of it. */
export function DischargeView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const zero = useZero(editor)
  const section = useParentValues(editor, getPos)
  const derived = deriveDischarge(node.toJSON())
  const { discharge, missing } = derived
  const spelt = { ...discharge, checkInOn: discharge.checkInOn === null ? null : showDay(discharge.checkInOn) }
  const shown = isEditable ? dischargeCells : dischargeCells.filter(([cell]) => !missing.includes(cell))
  return (
    <NodeViewWrapper className="block dischargeBlock" data-block="discharge" role="group" aria-label="Discharge">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          {section.title !== 'Discharge' && <b>Discharge</b>}
          <span className="quiet">
            {missing.length === 0 ? 'Everything is recorded' : `${missing.length} not recorded yet`}
          </span>
        </div>
      </div>
      <div className="formRows" contentEditable={false}>
        {shown.map(([cell, name]) => (
          <div className="formRow" key={cell}>
            <span className="formName">{name}</span>
            <span className="formCells">
              {isEditable ? (
                <DischargeCells editor={editor} getPos={getPos} row={discharge.id} cell={cell} discharge={discharge} />
              ) : (
                describeCell(spelt, cell, zero)
              )}
            </span>
          </div>
        ))}
      </div>
      <NodeViewContent className="blockRows" />
      {!isEditable && missing.length > 0 && (
        <p className="blockWords" contentEditable={false}>
          {describeMissing(derived)}.
        </p>
      )}
    </NodeViewWrapper>
  )
}
