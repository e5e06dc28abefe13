import type { Editor } from '@tiptap/core'
import { useId, useLayoutEffect, useSyncExternalStore } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import type { MenuEntry, MenuStore } from './menuStore.ts'

/** The list under the caret while a sign is being typed. The focus stays in the text, which names the chosen entry. */
export function CaretMenu<Entry extends MenuEntry>({
  editor,
  store,
  label,
}: {
  editor: Editor
  store: MenuStore<Entry>
  label: string
}) {
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
    <div className="slashMenu" style={style} id={listId} role="listbox" aria-label={label} tabIndex={-1}>
      {state.items.map((entry, index) => (
        <button
          key={entry.key}
          id={`${listId}-${entry.key}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === state.chosen}
          className="slashItem"
          // Keeps the caret where it is until the entry is inserted there.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => state.choose(entry)}
        >
          <EntryWords entry={entry} />
        </button>
      ))}
    </div>
  )
}

/** What an entry of such a list says: its sign, its words, and where it comes from. */
export function EntryWords({ entry: { label, hint, icon } }: { entry: MenuEntry }) {
  return (
    <>
      <span className="entryWords">
        {icon !== undefined && <Icon name={icon} />}
        <span>{label}</span>
      </span>
      <small>{hint}</small>
    </>
  )
}
