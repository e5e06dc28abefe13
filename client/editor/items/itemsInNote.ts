import type { Node } from '@tiptap/pm/model'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { actionRules } from '../../../shared/note/blocks/action/schema.ts'
import { insightRules } from '../../../shared/note/blocks/insight/schema.ts'
import { momentRules } from '../../../shared/note/blocks/timeline/schema.ts'
import { type ItemKind, itemKinds } from '../../../shared/note/nodes/itemLink.ts'

/** An item as it stands in the text of the open note. */
export interface ItemHere {
  readonly id: string
  readonly kind: ItemKind
  /** Its words without the links in them; empty while nobody has written any. */
  readonly text: string
  /** Of a moment the clock time; of an action what its sign shows; of an insight whose words they are. */
  readonly at: string | null
  readonly momentKind: string | null
  readonly done: boolean
  readonly source: 'client' | 'clinician' | null
  /** Where its node begins, and where its words end. */
  readonly place: { readonly node: number; readonly end: number }
}

const read = new WeakMap<Node, ReadonlyMap<string, ItemHere>>()

/** The items of a note's text by their ids, read once for each state of the text. Of two with one id the first counts. */
export function itemsInNote(doc: Node): ReadonlyMap<string, ItemHere> {
  const known = read.get(doc)
  if (known !== undefined) return known
  const items = new Map<string, ItemHere>()
  const add = (node: Node, line: { node: Node; at: number } | null, at: number, kind: ItemKind) => {
    const id: unknown = node.attrs.id
    if (typeof id !== 'string' || items.has(id)) return
    const moment = readAttributes(momentRules, kind === 'moment' ? node.attrs : undefined)
    items.set(id, {
      id,
      kind,
      text: line === null ? '' : wordsOf(line.node),
      at: moment.at,
      momentKind: moment.kind,
      done: readAttributes(actionRules, kind === 'action' ? node.attrs : undefined).doneOn !== null,
      source: readAttributes(insightRules, kind === 'insight' ? node.attrs : undefined).source,
      place: { node: at, end: line === null ? at + 1 : line.at + line.node.nodeSize - 1 },
    })
  }
  doc.forEach((section, sectionAt) => {
    section.forEach((block, offset) => {
      const at = sectionAt + 1 + offset
      const kind = itemKinds.find((name) => name === block.type.name)
      if (kind !== undefined && kind !== 'moment') add(block, lineOf(block, at, `${kind}Text`), at, kind)
      if (block.type.name !== 'timeline') return
      block.forEach((row, rowOffset) => {
        const rowAt = at + 1 + rowOffset
        if (row.type.name === 'moment') add(row, { node: row, at: rowAt }, rowAt, 'moment')
      })
    })
  })
  read.set(doc, items)
  return items
}

/** The line of a block that holds its sentence. */
function lineOf(block: Node, at: number, name: string): { node: Node; at: number } | null {
  let found: { node: Node; at: number } | null = null
  block.forEach((line, offset) => {
    if (line.type.name === name) found ??= { node: line, at: at + 1 + offset }
  })
  return found
}

const wordsOf = (line: Node): string =>
  line
    .textBetween(0, line.content.size, ' ', (leaf) => (leaf.type.name === 'hardBreak' ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
