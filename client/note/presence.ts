import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { z } from 'zod'
import { type Me, PersonColor } from '../../shared/api/people.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'

/** What the server stamps on everybody's presence; what a client says about itself there does not count. */
const Stamp = z.object({ id: z.string(), name: z.string(), role: z.string(), color: PersonColor })

/** Where somebody is, as their client says: a caret in the text, or a cell of a block. */
const Whereabouts = z.object({
  user: Stamp.nullish().catch(null),
  cursor: z.object({ head: z.unknown() }).nullish().catch(null),
  cell: z.object({ row: z.string() }).nullish().catch(null),
})

export interface Present {
  id: string
  name: string
  color: PersonColor
  role: string
  /** The section their caret is in, by its id, or null where it is nowhere. */
  section: string | null
  /** This page's own member. */
  me: boolean
}

/**
 * Who is in the note: every member once, with the place of whichever of their windows has one. This window's own state is
 * not stamped here, so that `me` says whose it is.
 */
export function whoIsPresent(awareness: Awareness, doc: Y.Doc, me: Pick<Me, 'id' | 'name' | 'color'>): Present[] {
  const people = new Map<string, Present>()
  for (const [window, state] of awareness.getStates()) {
    const read = Whereabouts.safeParse(state)
    if (!read.success) continue
    const { user, cursor, cell } = read.data
    const who = window === awareness.clientID ? { id: me.id, name: me.name, color: me.color, role: '' } : user
    if (!who || people.get(who.id)?.section) continue
    const section = sectionOfCaret(doc, cursor?.head) ?? sectionOfBlock(doc, cell?.row)
    people.set(who.id, { ...who, section, me: who.id === me.id })
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name))
}

const isSection = (node: unknown): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'section'

const idOf = (section: Y.XmlElement): string | null => {
  const id: unknown = section.getAttribute('id')
  return typeof id === 'string' ? id : null
}

/** The id of the section around a relative position, as carets carry it. */
function sectionOfCaret(doc: Y.Doc, head: unknown): string | null {
  if (!head) return null
  try {
    const position = Y.createRelativePositionFromJSON(head)
    let node: unknown = Y.createAbsolutePositionFromRelativePosition(position, doc)?.type
    while (node instanceof Y.AbstractType) {
      if (isSection(node)) return idOf(node)
      node = node.parent
    }
  } catch {
    // A caret from a broken program is nowhere.
  }
  return null
}

/** The id of the section that holds a block or one of its rows. */
function sectionOfBlock(doc: Y.Doc, id: string | undefined): string | null {
  if (!id) return null
  for (const section of doc.getXmlFragment(FRAGMENT).toArray()) {
    if (!isSection(section)) continue
    for (const block of section.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue
      const rows = block.toArray().filter((row) => row instanceof Y.XmlElement)
      if ([block, ...rows].some((node) => node.getAttribute('id') === id)) return idOf(section)
    }
  }
  return null
}
