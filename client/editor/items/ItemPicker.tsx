import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useId, useState, useSyncExternalStore } from 'react'
import type { ItemKind } from '../../../shared/note/nodes/itemLink.ts'
import { EntryWords } from '../menu/CaretMenu.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { findItems, type ItemOffer } from './findItems.ts'

/** What is offered, and how it is asked for. */
export interface Picking {
  /** What the list is called. */
  readonly label: string
  readonly prompt: string
  /** Said where there is nothing to choose. */
  readonly none: string
  readonly first?: readonly ItemKind[]
  /** The one kind that is offered. */
  readonly only?: ItemKind
  /** Ids that are not offered, as the note stands. */
  readonly without: () => ReadonlySet<string>
}

/** A list of items of this note and of the case, filtered by what is typed. */
export function ItemPicker({
  editor,
  picking,
  onChoose,
  onClose,
  onLeave,
}: {
  editor: Editor
  picking: Picking
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
      findItems(editor.state.doc, elsewhere ?? [], typed, { ...picking, without: picking.without() }),
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
        aria-label={picking.label}
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offers[at] === undefined ? undefined : `${listId}-${at}`}
        placeholder={picking.prompt}
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
      <div className="itemPickerList" id={listId} role="listbox" aria-label={`${picking.label}: what there is`}>
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
          {typed.trim() === '' ? picking.none : 'Nothing begins like that.'}
        </p>
      )}
    </div>
  )
}

/** At the lower end of the page the list would open out of sight. */
const showWhole = (list: HTMLElement | null) => list?.scrollIntoView({ block: 'nearest' })
