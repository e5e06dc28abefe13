import * as Y from 'yjs'

/**
 * The words that this page added to the document from `clock` on and that still stand in it: what its author would lose
 * with the document. A line for each place they were written in.
 */
export function ownWordsSince(doc: Y.Doc, clock: number): string {
  let words = ''
  let last: Y.Item | null = null
  for (const item of doc.store.clients.get(doc.clientID) ?? []) {
    if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue
    const end = item.id.clock + item.length
    if (end <= clock) continue
    const own = item.content.str.slice(Math.max(0, clock - item.id.clock))
    const goesOn = last !== null && item.origin !== null && Y.compareIDs(item.origin, last.lastId)
    words += words === '' || goesOn ? own : `\n${own}`
    last = item
  }
  return words
}
