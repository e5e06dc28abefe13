import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { type Plugin, PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import type { MenuEntry, MenuStore } from './menuStore.ts'

interface CaretMenu<Entry extends MenuEntry> {
  readonly editor: Editor
  /** The sign that opens it, at the beginning of a line or after a space. */
  readonly char: string
  readonly store: MenuStore<Entry>
  /** What fits the letters behind the sign; the menu is closed while nothing does. */
  readonly find: (typed: string) => Entry[]
  /** Whether the menu may open where the sign stands. */
  readonly allow: ($at: ResolvedPos) => boolean
  /** Puts the chosen entry in place of the sign and the letters behind it. */
  readonly take: (editor: Editor, range: { from: number; to: number }, entry: Entry) => void
}

/**
 * A menu that a sign opens under the caret: the arrows go through it, Enter and Tab take an entry, Esc closes it. The focus
 * stays in the text.
 */
export function caretMenu<Entry extends MenuEntry>(menu: CaretMenu<Entry>): Plugin {
  const { store } = menu
  const show = ({ items, clientRect, command }: SuggestionProps<Entry>) =>
    store.become(items.length === 0 ? null : { items, chosen: 0, rect: clientRect?.() ?? null, choose: command })
  return Suggestion<Entry>({
    editor: menu.editor,
    pluginKey: new PluginKey(`menu ${menu.char}`),
    char: menu.char,
    items: ({ query }) => menu.find(query),
    allow: ({ state, range }) => menu.editor.isEditable && menu.allow(state.doc.resolve(range.from)),
    command: ({ editor, range, props }) => menu.take(editor, range, props),
    render: () => ({
      onStart: show,
      onUpdate: show,
      onKeyDown: ({ event }) => {
        const open = store.read()
        if (open === null) return false
        if (event.key === 'ArrowDown') store.move(1)
        else if (event.key === 'ArrowUp') store.move(-1)
        else if (event.key === 'Enter' || event.key === 'Tab') {
          const entry = open.items[open.chosen]
          if (entry !== undefined) open.choose(entry)
        } else return false
        return true
      },
      onExit: () => store.become(null),
    }),
  })
}
