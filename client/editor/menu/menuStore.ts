import type { IconName } from '../../ui/Icon.tsx'

/** One thing that a menu under the caret offers. */
export interface MenuEntry {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly icon?: IconName
}

/** What the menu shows, while it is open. */
interface MenuState<Entry extends MenuEntry> {
  readonly items: readonly Entry[]
  readonly chosen: number
  /** Where the caret is, in the window. */
  readonly rect: DOMRect | null
  readonly choose: (entry: Entry) => void
}

/** The open menu of one editor, for whoever draws it. */
export class MenuStore<Entry extends MenuEntry> {
  #state: MenuState<Entry> | null = null
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly read = () => this.#state

  become(state: MenuState<Entry> | null): void {
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
