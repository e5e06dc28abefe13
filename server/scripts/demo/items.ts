import { randomUUID } from 'node:crypto'
import { type ItemKind, itemKinds } from '../../../shared/note/nodes/itemLink.ts'
import type { DemoBlock, DemoNote, DemoPart } from './demoCase.ts'

/** An item of a case that other notes lead to. */
export interface DemoItem {
  id: string
  kind: ItemKind
  /** Its words. */
  label: string
}

/** The items of a case that have a name, by it. */
export type DemoItems = ReadonlyMap<string, DemoItem>

/** Gives every item that has a name its id. Throws where two have one name. */
export function itemsOf(notes: readonly DemoNote[]): DemoItems {
  const items = new Map<string, DemoItem>()
  const add = ({ ref, words, parts }: Partial<DemoPart>, kind: string) => {
    const known = itemKinds.find((each) => each === kind)
    if (ref === undefined || known === undefined) return
    if (items.has(ref)) throw new Error(`Two items are called ${ref}.`)
    items.set(ref, { id: randomUUID(), kind: known, label: words ?? parts?.[0]?.words ?? '' })
  }
  for (const block of notes.flatMap(blocksOf)) {
    add(block, block.key)
    for (const part of block.parts ?? []) add(part, part.name)
  }
  return items
}

const blocksOf = ({ sections }: DemoNote): DemoBlock[] =>
  Object.values(sections).flatMap((given) =>
    (Array.isArray(given) ? given : [given]).flatMap(({ written }) =>
      written.flatMap((piece) => (typeof piece === 'string' ? [] : [piece])),
    ),
  )

/** The item of this name. Throws where there is none. */
export function itemNamed(items: DemoItems, ref: string): DemoItem {
  const item = items.get(ref)
  if (item === undefined) throw new Error(`No item is called ${ref}.`)
  return item
}
