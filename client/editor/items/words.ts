import type { ItemKind } from '../../../shared/note/nodes/itemLink.ts'

/** The kinds of items as they begin a line. */
export const kindWords: Readonly<Record<ItemKind, string>> = {
  goal: 'Goal',
  moment: 'Moment',
  insight: 'Insight',
  action: 'Action',
}

/** The longest words of an item that a link shows in the line; the rest is in its card. */
const SHOWN = 90

/** An item's words as a link shows them: whole, or cut at a word. */
export function briefWords(text: string): string {
  if (text.length <= SHOWN) return text
  const cut = text.slice(0, SHOWN)
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' '))).trimEnd()}…`
}
