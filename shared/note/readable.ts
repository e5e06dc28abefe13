import * as Y from 'yjs'
import { FRAGMENT } from './schema.ts'
import { isMark, isNode, MAX_DEPTH, mayContain } from './structure.ts'

/**
 * Whether the binding could show this text without repairing it. The binding deletes from the shared document what it
 * cannot read, a reader's too; so an editor asks here first, and does without the binding where the answer is no.
 */
export function isReadable(document: Y.Doc): boolean {
  return areReadableChildren(document.getXmlFragment(FRAGMENT), 0, () => true)
}

/** The same for what a transaction changed, while it has not been shown to anybody yet. */
export function isReadableChange(document: Y.Doc, transaction: Y.Transaction): boolean {
  const root = document.getXmlFragment(FRAGMENT)
  for (const type of transaction.changed.keys()) {
    const depth = depthUnder(root, type)
    if (depth === null) continue
    if (type instanceof Y.XmlText) {
      if (!isReadableText(type)) return false
    } else if (type instanceof Y.XmlFragment) {
      if (!areReadableChildren(type, depth, (child) => isNew(child, transaction))) return false
    }
  }
  return true
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook

/** Goes down only into the children that are asked for; those left out were looked at when they came. */
function areReadableChildren(parent: Y.XmlFragment, depth: number, isAsked: (child: Child) => boolean): boolean {
  const waiting = [{ parent, depth, isAsked }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = next.parent instanceof Y.XmlElement ? next.parent.nodeName : FRAGMENT
    for (const child of next.parent.toArray()) {
      if (!next.isAsked(child)) continue
      if (child instanceof Y.XmlText) {
        if (!mayContain(name, 'text') || !isReadableText(child)) return false
      } else if (child instanceof Y.XmlElement) {
        if (next.depth >= MAX_DEPTH || !isNode(child.nodeName) || !mayContain(name, child.nodeName)) return false
        waiting.push({ parent: child, depth: next.depth + 1, isAsked: () => true })
      } else return false
    }
  }
  return true
}

function isReadableText(text: Y.XmlText): boolean {
  const pieces: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return pieces.every(
    ({ insert, attributes }) => typeof insert === 'string' && Object.keys(attributes ?? {}).every((key) => isMark(key)),
  )
}

/** How many nodes a type stands in, or null where it stands outside the text or was deleted. */
function depthUnder(root: Y.XmlFragment, type: unknown): number | null {
  let depth = 0
  let at = type
  while (at !== root) {
    if (!(at instanceof Y.XmlFragment || at instanceof Y.XmlText) || at._item === null || at._item.deleted) return null
    at = at.parent
    depth += 1
  }
  return depth
}

function isNew(child: Child, transaction: Y.Transaction): boolean {
  const id = child._item?.id
  return id === undefined || id.clock >= (transaction.beforeState.get(id.client) ?? 0)
}
