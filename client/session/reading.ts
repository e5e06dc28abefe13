import * as Y from 'yjs'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readElement, readNode } from '../../shared/note/read.ts'
import { blockNames, blocksIn, elementsIn } from './places.ts'

/** What session mode reads of a note, by the names of blocks. */
const read = [...blockNames, 'place'] as const
type Read = (typeof read)[number]

/** The note's blocks of each kind. A row is the same object until it changes. */
export type SessionBlocks = Readonly<Record<Read, readonly NoteNode[]>>

export interface SessionReading {
  /** The same object until one of these blocks changes; prose that is written around them changes nothing. */
  blocks(): SessionBlocks
  subscribe(listener: () => void): () => void
  close(): void
}

/**
 * Follows the blocks of a note that session mode shows. Only rows that changed are read again, so that a colleague's
 * keystroke in the prose of a long note costs next to nothing here.
 */
export function followSession(fragment: Y.XmlFragment): SessionReading {
  const rows = new WeakMap<Y.XmlElement, NoteNode>()
  const listeners = new Set<() => void>()
  const rowOf = (element: Y.XmlElement): NoteNode => {
    const known = rows.get(element) ?? readNode(element)
    rows.set(element, known)
    return known
  }
  const look = (): SessionBlocks => {
    const found = blocksIn(fragment, read).map((block) => {
      return { ...readElement(block), content: elementsIn(block).map(rowOf) }
    })
    const ofKind = (name: Read) => found.filter(({ type }) => type === name)
    return {
      dose: ofKind('dose'),
      vitals: ofKind('vitals'),
      timeline: ofKind('timeline'),
      adverseEffects: ofKind('adverseEffects'),
      place: ofKind('place'),
    }
  }
  let now = look()
  const changed = (events: Y.YEvent<Y.XmlElement | Y.XmlText | Y.XmlFragment>[]) => {
    let concerns = false
    for (const { target } of events) concerns = forget(target, rows, fragment) || concerns
    if (!concerns) return
    now = look()
    for (const listener of listeners) listener()
  }
  fragment.observeDeep(changed)
  return {
    blocks: () => now,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => fragment.unobserveDeep(changed),
  }
}

/**
 * Forgets the row in which something changed. Whether the change concerns what is read here: it lies in one of these
 * blocks, or in what stands directly in a section, where a block may have come or gone.
 */
function forget(target: unknown, rows: WeakMap<Y.XmlElement, NoteNode>, fragment: Y.XmlFragment): boolean {
  const way: Y.XmlElement[] = []
  for (let at: unknown = target; at instanceof Y.AbstractType && at !== fragment; at = at.parent)
    if (at instanceof Y.XmlElement) way.push(at)
  const [, block, row] = way.toReversed()
  if (block === undefined) return true
  if (row !== undefined) rows.delete(row)
  return read.some((name) => name === block.nodeName)
}
