import * as Y from 'yjs'
import type { NoteMark, NoteNode } from './noteJson.ts'
import { FRAGMENT } from './schema.ts'
import { documentOf } from './stored.ts'
import { attributeAllowed, isMark, MAX_DEPTH } from './structure.ts'

/**
 * A note's text as JSON, read without writing. It reads whatever is there and never throws: what no schema knows keeps
 * its name and its words, values that no rule allows are left out, and what is nested deeper than `MAX_DEPTH` becomes a
 * paragraph with its words.
 */
export const readNote = (document: Y.Doc): NoteNode => withContent({ type: 'doc' }, document.getXmlFragment(FRAGMENT))

/** One element of a note with all that is in it, read in the same way. */
export const readNode = (element: Y.XmlElement): NoteNode => withContent(readElement(element), element)

function withContent(root: NoteNode, fragment: Y.XmlFragment): NoteNode {
  const waiting: { source: Y.XmlFragment; target: NoteNode; depth: number }[] = [
    { source: fragment, target: root, depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { source, target, depth } = next
    const content: NoteNode[] = []
    for (const child of source.toArray()) {
      if (child instanceof Y.XmlText) for (const words of readText(child)) content.push(words)
      else if (child instanceof Y.XmlElement) {
        if (depth >= MAX_DEPTH) content.push(flattened(child))
        else {
          const node = readElement(child)
          content.push(node)
          waiting.push({ source: child, target: node, depth: depth + 1 })
        }
      }
    }
    if (content.length > 0) target.content = content
  }
  return root
}

/** The text of a stored document (a Yjs update, version 1). Throws where the bytes are no update. */
export const readUpdate = (update: Uint8Array): NoteNode => readUpdates([update])

/** The text of a document that is stored as several updates, in their order. Throws where the bytes are no updates. */
export function readUpdates(updates: readonly Uint8Array[]): NoteNode {
  const document = documentOf(updates)
  try {
    return readNote(document)
  } finally {
    document.destroy()
  }
}

/** An element without what is in it. */
export function readElement(element: Y.XmlElement): NoteNode {
  const node: NoteNode = { type: element.nodeName }
  const attrs: Record<string, unknown> = {}
  for (const [key, value] of Object.entries<unknown>(element.getAttributes())) {
    if (value !== null && attributeAllowed(element.nodeName, key, value)) attrs[key] = value
  }
  if (Object.keys(attrs).length > 0) node.attrs = attrs
  return node
}

/** The words of a text, a node for each formatting. */
export function readText(text: Y.XmlText): NoteNode[] {
  return insertsOf(text).flatMap(({ insert, attributes }): NoteNode[] => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = Object.entries(attributes ?? {})
      .filter(([key, value]) => isMark(key) && value !== null)
      .map(([key, value]): NoteMark => {
        const attrs = isRecord(value) ? { ...value } : {}
        return Object.keys(attrs).length > 0 ? { type: key, attrs } : { type: key }
      })
    return [marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert }]
  })
}

interface Insert {
  insert?: unknown
  attributes?: Record<string, unknown>
}
/** The one place that says what yjs leaves untyped. */
const insertsOf = (text: Y.XmlText): Insert[] => text.toDelta()

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is nested too deep for a note: a paragraph with its words. */
export function flattened(element: Y.XmlElement): NoteNode {
  const words: string[] = []
  const waiting: (Y.XmlElement | Y.XmlText | Y.XmlHook)[] = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof Y.XmlElement) for (const child of next.toArray().reverse()) waiting.push(child)
    else if (next instanceof Y.XmlText)
      words.push(
        readText(next)
          .map((node) => node.text ?? '')
          .join(' '),
      )
  }
  const text = words.join(' ')
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
}
