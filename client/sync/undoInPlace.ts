import * as Y from 'yjs'

/*
 * For everything that was deleted and brought back Yjs remembers the copy that brought it back, and looks by that for
 * neighbours when what stood around it comes back later. A copy stands beside what it is a copy of and not at it: what was
 * typed between the two would get one and the same thing for both of its neighbours, or two the other way round, and every
 * reader would see it elsewhere. The server merges nothing of that kind (SYNC-45), so it must not come to it.
 */

type Step = Y.UndoManager['undoStack'][number]
type Ranges = Step['insertions']
type Store = Y.Doc['store']

/**
 * Called after something was taken back or done again. A letter’s copy in the same line stands for itself from now on: the steps
 * that wrote the letter know it, and whatever led to the letter leads to the copy. Copies in a line that came back are the
 * only way into it, and stay remembered.
 */
export function letCopiesStandForThemselves({ doc, undoStack, redoStack }: Y.UndoManager): void {
  const { store } = doc
  splitAsTheirCopies(doc)
  const copied = allCopied(store)
  const inPlace = copied.filter((item) => isLeaf(item) && hasCopyBeside(store, item))
  if (inPlace.length === 0) return
  const handedOn = new Set(inPlace)
  for (const item of copied) if (!handedOn.has(item)) item.redone = lastCopy(store, item)
  for (const step of [...undoStack, ...redoStack]) {
    const copies = copiesOf(
      store,
      inPlace.flatMap((item) => partsIn(step.insertions, item)),
    )
    if (copies.clients.size > 0) step.insertions = Y.mergeDeleteSets([step.insertions, copies])
  }
  for (const item of inPlace) item.redone = null
}

/**
 * Takes a step back, or does it again, with the copies of whole lines and blocks forgotten meanwhile: only those stay that lead to
 * what this step wrote or brings back, since their lines are found by them.
 */
export function withoutOtherCopies<Result>(undoing: Y.UndoManager, step: Step, take: () => Result): Result {
  const { store } = undoing.doc
  forgetCollected(store)
  const needed = leadingTo(undoing.doc, step)
  const others = allCopied(store).filter((item) => !isLeaf(item) && !needed.has(item) && hasCopyBeside(store, item))
  const copies = others.map(({ redone }) => redone)
  for (const item of others) item.redone = null
  try {
    return take()
  } finally {
    for (const [index, item] of others.entries()) item.redone ??= copies[index] ?? null
  }
}

/** A line whose copy a colleague removed, and that was collected since, comes back no more: Yjs would throw where it follows it. */
function forgetCollected(store: Store): void {
  for (const item of allCopied(store))
    if (!isLeaf(item) && item.redone !== null && itemAt(store, item.redone) === null) item.redone = null
}

/** What this step wrote, and what stands around that and around what it brings back. */
function leadingTo(doc: Y.Doc, { insertions, deletions }: Step): Set<Y.Item> {
  const needed = new Set<Y.Item>()
  const add = (item: Y.Item | null) => {
    for (let at = item; at !== null && !needed.has(at); at = parentOf(at)) {
      needed.add(at)
      // And around where it is now.
      if (at.redone !== null) add(itemAt(doc.store, at.redone))
    }
  }
  doc.transact((transaction) => {
    for (const ranges of [insertions, deletions])
      Y.iterateDeletedStructs(transaction, ranges, (struct) => {
        if (struct instanceof Y.Item) add(struct)
      })
  })
  return needed
}

const parentOf = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null)

const allCopied = (store: Store): Y.Item[] =>
  [...store.clients.values()].flat().filter((struct) => struct instanceof Y.Item && struct.redone !== null) as Y.Item[]

/** Nothing stands in it, so that nobody looks for a place by it but its neighbours. */
const isLeaf = ({ content }: Y.Item): boolean => !(content instanceof Y.ContentType)

/** Cells go by their names and not by their neighbours: they keep what leads to them. */
const hasCopyBeside = (store: Store, { parent, parentSub, redone }: Y.Item): boolean =>
  parentSub === null && redone !== null && itemAt(store, redone)?.parent === parent

function itemAt(store: Store, { client, clock }: Y.ID): Y.Item | null {
  const structs = store.clients.get(client)
  if (!structs || clock >= Y.getState(store, client)) return null
  const struct = structs[Y.findIndexSS(structs, clock)]
  return struct instanceof Y.Item ? struct : null
}

/** Letters that were copied in one go and whose copies have come apart since are taken apart too, so that each leads to its own. */
function splitAsTheirCopies(doc: Y.Doc): void {
  doc.transact((transaction) => {
    for (const item of allCopied(doc.store)) {
      for (let rest = item; rest.redone !== null; ) {
        const copy = itemAt(doc.store, rest.redone)
        const led = copy === null ? rest.length : copy.id.clock + copy.length - rest.redone.clock
        if (led >= rest.length) break
        rest = Y.getItemCleanStart(transaction, Y.createID(rest.id.client, rest.id.clock + led))
      }
    }
  })
}

/** The copy of the copy of a copy, as long as each of them is a letter in one line with the one before and is copied whole. */
function lastCopy(store: Store, { length, redone }: Y.Item): Y.ID | null {
  let id = redone
  for (let item = id && itemAt(store, id); id !== null && item?.redone; item = itemAt(store, id)) {
    const from = id.clock - item.id.clock
    if (!isLeaf(item) || !hasCopyBeside(store, item) || from + length > item.length) break
    id = Y.createID(item.redone.client, item.redone.clock + from)
  }
  return id
}

interface Range {
  client: number
  clock: number
  len: number
}

/** The parts of an item that a step wrote. */
function partsIn(insertions: Ranges, { id, length }: Y.Item): Range[] {
  return (insertions.clients.get(id.client) ?? []).flatMap(({ clock, len }) => {
    const from = Math.max(clock, id.clock)
    const to = Math.min(clock + len, id.clock + length)
    return from < to ? [{ client: id.client, clock: from, len: to - from }] : []
  })
}

/** The copies, in the same lines, of what stands in these ranges, and the copies of those. */
function copiesOf(store: Store, written: readonly Range[]): Ranges {
  const copies = Y.createDeleteSet()
  const waiting = [...written]
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    const end = range.clock + range.len
    for (let clock = range.clock; clock < end; ) {
      const item = itemAt(store, Y.createID(range.client, clock))
      if (!item) break
      const upTo = Math.min(end, item.id.clock + item.length)
      if (item.redone !== null && isLeaf(item) && hasCopyBeside(store, item)) {
        const { client } = item.redone
        const copy = { client, clock: item.redone.clock + clock - item.id.clock, len: upTo - clock }
        copies.clients.set(client, [...(copies.clients.get(client) ?? []), copy])
        waiting.push(copy)
      }
      clock = upTo
    }
  }
  return copies
}
