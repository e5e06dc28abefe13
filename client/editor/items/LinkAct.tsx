import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import type { ItemKind } from '../../../shared/note/nodes/itemLink.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { ItemOffer } from './findItems.ts'
import { ItemPicker } from './ItemPicker.tsx'
import { linkItem } from './linkItem.ts'

/** The act of an item that links it to another: opens the list under it, and puts the link at the end of its words. */
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
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (itemId === null) return null
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = (offer: ItemOffer) => {
    setOpen(false)
    linkItem(editor, itemId, offer)
  }
  return (
    <div className="linkAct" contentEditable={false}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        <Icon name="link" /> {words}
      </button>
      {isOpen && (
        <ItemPicker
          editor={editor}
          itemId={itemId}
          first={first}
          onChoose={choose}
          onClose={close}
          onLeave={() => setOpen(false)}
        />
      )}
    </div>
  )
}
