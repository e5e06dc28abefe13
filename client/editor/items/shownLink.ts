import type { ThreadItem } from '../../../shared/api/threads.ts'
import type { Values } from '../../../shared/note/attributes.ts'
import type { ItemKind, itemLinkRules } from '../../../shared/note/nodes/itemLink.ts'
import type { ItemHere } from './itemsInNote.ts'

/** What a link shows of the item that it leads to. */
export type ShownLink =
  | { readonly at: 'here'; readonly kind: ItemKind; readonly words: string; readonly item: ItemHere }
  | { readonly at: 'elsewhere'; readonly kind: ItemKind; readonly words: string; readonly item: ThreadItem }
  /** The item is gone: only the words that it had when it was linked are left. */
  | { readonly at: 'removed'; readonly kind: ItemKind | null; readonly words: string }
  /** Nobody has said yet what became of it. */
  | { readonly at: 'unknown'; readonly kind: ItemKind | null; readonly words: string }

/**
 * What a link shows: the words that its item has now, from this note's own text where it stands there, else as the server
 * last said. `elsewhere` is null until the server said anything.
 */
export function shownLink(
  { to, kind, label }: Values<typeof itemLinkRules>,
  here: ItemHere | null,
  elsewhere: readonly ThreadItem[] | null,
): ShownLink {
  if (here !== null) return { at: 'here', kind: here.kind, words: here.text, item: here }
  const item = elsewhere?.find(({ id }) => id === to)
  if (item !== undefined) return { at: 'elsewhere', kind: item.kind, words: item.text, item }
  return { at: elsewhere === null ? 'unknown' : 'removed', kind, words: label ?? '' }
}

/** Whether a link leads to an action that is done. */
export const isDone = (shown: ShownLink): boolean =>
  (shown.at === 'here' && shown.item.done) || (shown.at === 'elsewhere' && shown.item.doneOn !== null)
