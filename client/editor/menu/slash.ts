import { Extension } from '@tiptap/core'
import { Suggestion } from '@tiptap/suggestion'
import { findOffers, type Offer } from './offers.ts'

/** What the menu shows, while it is open. */
interface SlashState {
  readonly items: readonly Offer[]
  readonly chosen: number
  /** Where the caret is, in the window. */
  readonly rect: DOMRect | null
  readonly choose: (offer: Offer) => void
}

/** The open menu of one editor, for whoever draws it. */
export class SlashStore {
  #state: SlashState | null = null
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly read = () => this.#state

  become(state: SlashState | null): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  /** Goes up or down the list, round its ends. */
  move(by: 1 | -1): void {
    if (this.#state === null) return
    const count = this.#state.items.length
    this.become({ ...this.#state, chosen: (this.#state.chosen + by + count) % count })
  }
}

/** A slash at the beginning of a line or after a space opens a menu of what can be inserted; Esc closes it. */
export const Slash = Extension.create<{ store: SlashStore | null }>({
  name: 'slash',
  addOptions: () => ({ store: null }),
  addProseMirrorPlugins() {
    const { store } = this.options
    if (store === null) return []
    return [
      Suggestion<Offer>({
        editor: this.editor,
        char: '/',
        items: ({ query }) => findOffers(query),
        allow: ({ state, range }) => {
          const { parent, depth } = state.doc.resolve(range.from)
          return this.editor.isEditable && depth >= 2 && parent.type.name === 'paragraph'
        },
        command: ({ editor, range, props }) => {
          editor.chain().focus().deleteRange(range).run()
          props.insert(editor)
        },
        render: () => ({
          onStart: ({ items, clientRect, command }) =>
            store.become(
              items.length === 0 ? null : { items, chosen: 0, rect: clientRect?.() ?? null, choose: command },
            ),
          onUpdate: ({ items, clientRect, command }) =>
            store.become(
              items.length === 0 ? null : { items, chosen: 0, rect: clientRect?.() ?? null, choose: command },
            ),
          onKeyDown: ({ event }) => {
            const open = store.read()
            if (open === null) return false
            if (event.key === 'ArrowDown') store.move(1)
            else if (event.key === 'ArrowUp') store.move(-1)
            else if (event.key === 'Enter' || event.key === 'Tab') {
              const offer = open.items[open.chosen]
              if (offer !== undefined) open.choose(offer)
            } else return false
            return true
          },
          onExit: () => store.become(null),
        }),
      }),
    ]
  },
})
