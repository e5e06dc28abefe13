import * as Y from 'yjs'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { blockOffers } from '../../shared/note/blocks/offers.ts'
import { elementOf } from '../../shared/note/create.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

/** The blocks that session mode shows or writes in. */
export const blockNames = ['dose', 'vitals', 'timeline', 'adverseEffects'] as const
export type BlockName = (typeof blockNames)[number]

/** The key of the section in which a missing block is put, as the session templates name it, and its title if that is missing too. */
const sectionFor: Readonly<Record<BlockName, { key: string; title: string }>> = {
  dose: { key: 'dose', title: 'Dose' },
  vitals: { key: 'vitals', title: 'Vitals' },
  timeline: { key: 'timeline', title: 'Timeline' },
  adverseEffects: { key: 'adverse-effects', title: 'Adverse effects' },
}

/** The elements that stand directly in this one. */
export const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child) => child instanceof Y.XmlElement)

/** The note's blocks of these kinds, in its order. Blocks stand directly in sections and nowhere else. */
export const blocksIn = (fragment: Y.XmlFragment, names: readonly string[]): Y.XmlElement[] =>
  elementsIn(fragment).flatMap((section) => elementsIn(section).filter(({ nodeName }) => names.includes(nodeName)))

/** The row with this id, in whichever block it stands; null where nobody has it any more. */
export function partWithId(fragment: Y.XmlFragment, id: string): Y.XmlElement | null {
  for (const block of blocksIn(fragment, blockNames))
    for (const row of elementsIn(block)) if (row.getAttribute('id') === id) return row
  return null
}

/**
 * The first block of this kind. A note without one gets it: in the section that its template keeps for it, else in the
 * last, above an empty line at the end so that there is one to go on in; as the practice wants it. Call it within a
 * transaction.
 */
export function blockToWriteIn(fragment: Y.XmlFragment, name: BlockName, practice: PracticeSettings): Y.XmlElement {
  const [found] = blocksIn(fragment, [name])
  if (found) return found
  const newId = () => crypto.randomUUID()
  const made = blockOffers.find(({ key }) => key === name)?.make(newId, practice)
  if (made === undefined) throw new Error(`There is no block ${name}.`)
  const block = elementOf(withoutRows(made))
  const sections = elementsIn(fragment).filter(({ nodeName }) => nodeName === 'section')
  const section = sections.find((one) => one.getAttribute('key') === sectionFor[name].key) ?? sections.at(-1)
  if (section === undefined) {
    const attrs = { id: newId(), ...sectionFor[name] }
    const whole = elementOf({ type: 'section', attrs, content: [{ type: 'paragraph' }] })
    fragment.insert(0, [whole])
    whole.insert(0, [block])
    return block
  }
  const last = section.get(section.length - 1)
  section.insert(isEmptyLine(last) ? section.length - 1 : section.length, [block])
  return block
}

/** An empty row to begin in is for the editor; here rows come with what is in them. */
const withoutRows = (block: NoteNode): NoteNode => ({
  type: block.type,
  ...(block.attrs ? { attrs: block.attrs } : {}),
})

const isEmptyLine = (child: unknown): boolean =>
  child instanceof Y.XmlElement && child.nodeName === 'paragraph' && child.toString() === '<paragraph></paragraph>'
