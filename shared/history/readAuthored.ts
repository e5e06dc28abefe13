import * as Y from 'yjs'
import type { MemberId } from '../ids.ts'
import type { NoteMark } from '../note/noteJson.ts'
import { flattened, readElement } from '../note/read.ts'
import { FRAGMENT } from '../note/schema.ts'
import { isMark, MAX_DEPTH } from '../note/structure.ts'
import { type AuthoredNode, sameMarks } from './authored.ts'
import type { WordAuthors } from './wordAuthors.ts'

/**
 * A note's text with who wrote which words, read without writing. Without the authors (`plainOf`) it is what `readNote` reads:
 * whatever is there, and it never throws. What is nested deeper than a note may be has no author.
 */
export function readAuthored(document: Y.Doc, authors: WordAuthors): AuthoredNode {
  const root: AuthoredNode = { type: 'doc' }
  const waiting: { source: Y.XmlFragment; target: AuthoredNode; depth: number }[] = [
    { source: document.getXmlFragment(FRAGMENT), target: root, depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { source, target, depth } = next
    const content: AuthoredNode[] = []
    for (const child of source.toArray()) {
      if (child instanceof Y.XmlText) for (const words of readWords(child, authors)) content.push(words)
      else if (child instanceof Y.XmlElement) {
        if (depth >= MAX_DEPTH) content.push(flattened(child))
        else {
          const node = readAuthoredElement(child, authors)
          content.push(node)
          waiting.push({ source: child, target: node, depth: depth + 1 })
        }
      }
    }
    if (content.length > 0) target.content = content
  }
  return root
}

function readAuthoredElement(element: Y.XmlElement, authors: WordAuthors): AuthoredNode {
  const node: AuthoredNode = readElement(element)
  const own = element._item
  const by = own && authors.of(own.id.client, own.id.clock)
  if (by) node.by = by
  const setBy: Record<string, MemberId> = {}
  for (const name of Object.keys(node.attrs ?? {})) {
    const item = element._map.get(name)
    const member = item && authors.of(item.id.client, item.lastId.clock)
    if (member) setBy[name] = member
  }
  if (Object.keys(setBy).length > 0) node.setBy = setBy
  return node
}

/** The pieces of a text, each of one author and formatted in one way. */
export function readWords(text: Y.XmlText, authors: WordAuthors): AuthoredNode[] {
  const pieces: AuthoredNode[] = []
  const format = new Map<string, unknown>()
  let marks: NoteMark[] | undefined
  const add = (words: string, by: MemberId | null): void => {
    if (words === '') return
    marks ??= marksOf(format)
    const last = pieces.at(-1)
    if (last && last.by === (by ?? undefined) && sameMarks(last.marks, marks)) last.text += words
    else pieces.push({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}), ...(by ? { by } : {}) })
  }
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content as unknown as { key: string; value: unknown }
      if (value === null) format.delete(key)
      else format.set(key, value)
      marks = undefined
    } else if (item.content instanceof Y.ContentString) {
      let from = 0
      for (const { length, memberId } of authors.runs(item.id.client, item.id.clock, item.length)) {
        add(item.content.str.slice(from, from + length), memberId)
        from += length
      }
    }
  }
  return pieces
}

function marksOf(format: ReadonlyMap<string, unknown>): NoteMark[] {
  return [...format]
    .filter(([key]) => isMark(key))
    .map(([type, value]): NoteMark => {
      const attrs = isRecord(value) ? { ...value } : {}
      return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
    })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
