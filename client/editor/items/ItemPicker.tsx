import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useId, useState, useSyncExternalStore } from 'react'
import type { ItemKind } from '../../../shared/note/nodes/itemLink.ts'
import { EntryWords } from '../menu/CaretMenu.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { findItems, type ItemOffer } from './findItems.ts'
import { itemsInNote } from './itemsInNote.ts'
import { linkedFrom } from './linkItem.ts'

/** The list of what an item can be linked to, filtered by what is typed. */
export function ItemPicker({
  editor,
  itemId,
  first,
  onChoose,
  onClose,
  onLeave,
}: {
  editor: Editor
  itemId: string
  first: readonly ItemKind[]
  onChoose: (offer: ItemOffer) => void
  onClose: () => void
  /** The focus went elsewhere, and stays there. */
  onLeave: () => void
}) {
  const { items } = useNoteSurroundings()
  const elsewhere = useSyncExternalStore(items.subscribe, items.read)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const offers = useEditorState({
    editor,
    selector: ({ editor }) =>
      findItems(editor.state.doc, elsewhere ?? [], typed, { first, without: taken(editor, itemId) }),
  })
  const listId = useId()
  const at = Math.min(chosen, offers.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const offer = offers[at]
    if (event.key === 'ArrowDown' && offers.length > 0) setChosen((at + 1) % offers.length)
    else if (event.key === 'ArrowUp' && offers.length > 0) setChosen((at - 1 + offers.length) % offers.length)
    else if (event.key === 'Enter' && offer !== undefined) onChoose(offer)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="itemPicker" ref={showWhole}>
      <input
        className="itemPickerField"
        role="combobox"
        aria-label="Link to"
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offers[at] === undefined ? undefined : `${listId}-${at}`}
        placeholder="Find a goal, moment, insight or action"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: whoever opens the list wants to type in it.
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget, relatedTarget }) => {
          // The button that opened the list closes it by itself.
          if (currentTarget.closest('.linkAct')?.contains(relatedTarget) !== true) onLeave()
        }}
      />
      <div className="itemPickerList" id={listId} role="listbox" aria-label="What it can be linked to">
        {offers.map((offer, index) => (
          <button
            key={offer.key}
            id={`${listId}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="slashItem"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(offer)}
          >
            <EntryWords entry={offer} />
          </button>
        ))}
      </div>
      {offers.length === 0 && (
        <p className="itemPickerNone" role="status">
          {typed.trim() === '' ? 'There is nothing in this case yet to link it to.' : 'Nothing begins like that.'}
        </p>
      )}
    </div>
  )
}

/** At the lower end of the page the list would open out of sight. */
const showWhole = (list: HTMLElement | null) => list?.scrollIntoView({ block: 'nearest' })

/** The item itself, and what it links to already. */
function taken(editor: Editor, itemId: string): Set<string> {
  const item = itemsInNote(editor.state.doc).get(itemId)
  const node = item === undefined ? null : editor.state.doc.nodeAt(item.place.node)
  return new Set([itemId, ...(node === null ? [] : linkedFrom(node))])
}
