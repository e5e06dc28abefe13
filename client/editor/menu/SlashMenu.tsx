import type { Editor } from '@tiptap/core'
import { useId, useLayoutEffect, useSyncExternalStore } from 'react'
import type { SlashStore } from './slash.ts'

/** The list under the caret while a slash is being typed. The focus stays in the text, which names the chosen entry. */
export function SlashMenu({ editor, store }: { editor: Editor; store: SlashStore }) {
  const state = useSyncExternalStore(store.subscribe, store.read)
  const listId = useId()
  const chosenId = state === null ? null : `${listId}-${state.items[state.chosen]?.key ?? ''}`
  useLayoutEffect(() => {
    const text = editor.view.dom
    if (chosenId === null) return
    text.setAttribute('aria-controls', listId)
    text.setAttribute('aria-activedescendant', chosenId)
    document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
    return () => {
      text.removeAttribute('aria-controls')
      text.removeAttribute('aria-activedescendant')
    }
  }, [editor, listId, chosenId])
  if (state === null || state.rect === null) return null
  const below = window.innerHeight - state.rect.bottom > 300
  const style = {
    left: Math.max(8, Math.min(state.rect.left, window.innerWidth - 288)),
    ...(below ? { top: state.rect.bottom + 6 } : { bottom: window.innerHeight - state.rect.top + 6 }),
  }
  return (
    <div className="slashMenu" style={style} id={listId} role="listbox" aria-label="Insert" tabIndex={-1}>
      {state.items.map((offer, index) => (
        <button
          key={offer.key}
          id={`${listId}-${offer.key}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === state.chosen}
          className="slashItem"
          // Keeps the caret where it is until the entry is inserted there.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => state.choose(offer)}
        >
          <span>{offer.label}</span>
          <small>{offer.hint}</small>
        </button>
      ))}
    </div>
  )
}
