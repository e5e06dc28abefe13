import type { Editor } from '@tiptap/core'
import type { ItemKind } from '../../../shared/note/nodes/itemLink.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { itemsInNote } from './itemsInNote.ts'
import { linkedFrom, linkItem } from './linkItem.ts'
import { PickerAct } from './PickerAct.tsx'

/** The act of an item that links it to another, and puts the link at the end of its words. A template is about no case and links nothing. */
export function LinkAct({
  editor,
  itemId,
  words = 'Link…',
  first,
  className = 'blockAct',
}: {
  editor: Editor
  itemId: string | null
  words?: string
  /** The kinds that are offered first. */
  first: readonly ItemKind[]
  className?: 'blockAct' | 'rowAct'
}) {
  const { origin } = useNoteSurroundings()
  if (itemId === null || origin === null) return null
  return (
    <PickerAct
      editor={editor}
      words={words}
      icon="link"
      className={className}
      picking={{
        label: 'Link to',
        prompt: 'Find a goal, moment, insight or action',
        none: 'There is nothing in this case yet to link it to.',
        first,
        without: () => taken(editor, itemId),
      }}
      onChoose={(offer) => linkItem(editor, itemId, offer)}
    />
  )
}

/** The item itself, and what it links to already. */
function taken(editor: Editor, itemId: string): Set<string> {
  const item = itemsInNote(editor.state.doc).get(itemId)
  const node = item === undefined ? null : editor.state.doc.nodeAt(item.place.node)
  return new Set([itemId, ...(node === null ? [] : linkedFrom(node))])
}
