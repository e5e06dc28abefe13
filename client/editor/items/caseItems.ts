import type { ThreadItem } from '../../../shared/api/threads.ts'

/** What is known of the items of a case, and how to get to one that stands in another note. */
export interface CaseItemsHeard {
  /** The open note. */
  readonly noteId: string
  /** Null until the server was asked once. */
  readonly items: readonly ThreadItem[] | null
  readonly open: OpenItem
}

/** Leads to an item that stands in another note of the case. */
type OpenItem = (noteId: string, itemId: string) => void

/**
 * The items of the other notes of the case, as far as this page has heard of them, for the links of one editor. What stands
 * in the open note itself is read from its text, which is newer than anything that the server counted.
 */
export class CaseItems {
  #items: readonly ThreadItem[] | null = null
  #open: OpenItem = () => {}
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Null until the server was asked once. */
  readonly read = () => this.#items
  readonly open: OpenItem = (noteId, itemId) => this.#open(noteId, itemId)

  /** Hears what the server says now. */
  become({ noteId, items, open }: CaseItemsHeard): void {
    this.#items = items === null ? null : items.filter((item) => item.noteId !== noteId)
    this.#open = open
    for (const listener of this.#listeners) listener()
  }
}
