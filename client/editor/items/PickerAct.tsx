import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { ItemOffer } from './findItems.ts'
import { ItemPicker, type Picking } from './ItemPicker.tsx'

/** A button that opens the list of the case's items under it, for one of them to be chosen. */
export function PickerAct({
  editor,
  words,
  icon,
  picking,
  onChoose,
  className = 'blockAct',
}: {
  editor: Editor
  words: string
  icon: IconName
  picking: Picking
  onChoose: (offer: ItemOffer) => void
  className?: 'blockAct' | 'rowAct'
}) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = (offer: ItemOffer) => {
    setOpen(false)
    onChoose(offer)
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
        <Icon name={icon} /> {words}
      </button>
      {isOpen && (
        <ItemPicker
          editor={editor}
          picking={picking}
          onChoose={choose}
          onClose={close}
          onLeave={() => setOpen(false)}
        />
      )}
    </div>
  )
}
