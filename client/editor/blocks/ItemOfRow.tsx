import type { Editor } from '@tiptap/core'
import { itemKindNames } from '../../../shared/note/nodes/itemLink.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The goal or action of an earlier note that a row is about. The row names it; its words are the other note's. */
export function ItemOfRow({
  kind,
  label,
}: {
  editor: Editor
  getPos: () => number | undefined
  row: string | null
  kind: 'goal' | 'action'
  of: string | null
  label: string | null
}) {
  return (
    <div className="rowItem" contentEditable={false}>
      <Icon name={kind} /> <span>{label ?? `no ${itemKindNames[kind]} is named`}</span>
    </div>
  )
}
