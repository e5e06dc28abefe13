import type { Editor } from '@tiptap/core'
import { NodeViewWrapper } from '@tiptap/react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { removeRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** What a row is drawn in: it is spoken of as one thing, and whoever may write can remove it. Undo brings it back. */
export function RowFrame({
  editor,
  getPos,
  name,
  spoken,
  thing = 'row',
  state,
  children,
}: {
  editor: Editor
  getPos: () => number | undefined
  /** The node's name, which is the row's class too. */
  name: string
  /** What is read out of the row as a whole. */
  spoken: string
  /** What one of these rows is called. */
  thing?: string
  /** For the eye only: what kind of row it is. */
  state?: string | undefined
  children: ReactNode
}) {
  const isEditable = useEditable(editor)
  const remove = () => {
    const at = getPos()
    if (at !== undefined) removeRow(editor, at)
  }
  return (
    <NodeViewWrapper className={`row ${name}`} data-row={name} data-kind={state} role="group" aria-label={spoken}>
      {children}
      {isEditable && (
        <button
          type="button"
          className="rowRemove"
          contentEditable={false}
          tabIndex={-1}
          aria-label={`Remove the ${thing}: ${spoken}`}
          title={`Remove this ${thing}`}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      )}
    </NodeViewWrapper>
  )
}
