import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveConsent } from '../../../shared/note/blocks/consent/derive.ts'
import { consentNotice } from '../../../shared/note/blocks/consent/describe.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** What was agreed to, a row a kind. */
export function ConsentView({ node, editor, getPos }: NodeViewProps) {
  const { origin } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const rows = deriveConsent(node.toJSON())
  const given = rows.filter(({ row }) => row.status === 'given').length
  const add = () => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, 'kind', origin)
  }
  return (
    <NodeViewWrapper className="block consentBlock" data-block="consent" role="group" aria-label="Consents">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          <b>Consents</b>
        </div>
        <span className="blockNote">
          {given} of {rows.length} given
        </span>
      </div>
      <NodeViewContent className="blockRows" />
      <div className="blockFoot" contentEditable={false}>
        {isEditable && (
          <button type="button" className="blockAct" onClick={add}>
            <Icon name="plus" /> Add a consent
          </button>
        )}
        <p className="blockWords">{consentNotice}</p>
      </div>
    </NodeViewWrapper>
  )
}
