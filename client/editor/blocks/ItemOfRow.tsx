import type { Editor } from '@tiptap/core'
import { itemKindNames } from '../../../shared/note/nodes/itemLink.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LiveLink } from '../items/LiveLink.tsx'

/** The goal or action of an earlier note that a row is about, in the words that it has now. */
export function ItemOfRow({
  editor,
  kind,
  of,
  label,
}: {
  editor: Editor
  kind: 'goal' | 'action'
  of: string | null
  label: string | null
}) {
  return (
    <div className="rowItem" contentEditable={false}>
      {of === null ? (
        <>
          <Icon name={kind} /> <span>{label ?? `no ${itemKindNames[kind]} is named`}</span>
        </>
      ) : (
        <LiveLink editor={editor} link={{ to: of, kind, label }} />
      )}
    </div>
  )
}
