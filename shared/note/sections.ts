import { readAttributes, type Values } from './attributes.ts'
import { blockKinds } from './blocks/registry.ts'
import { sectionRules } from './nodes/section.ts'
import { childrenOf, isWordless, type NoteNode, textOf } from './noteJson.ts'

interface SectionSummary extends Values<typeof sectionRules> {
  node: NoteNode
  /** Nobody has written a word or filled a cell in it. */
  empty: boolean
  /** Words of its text; cells of blocks are not counted. */
  words: number
}

/** A note's sections in their order. */
export function listSections(note: NoteNode): SectionSummary[] {
  return childrenOf(note)
    .filter((node) => node.type === 'section')
    .map((node) => ({
      ...readAttributes(sectionRules, node.attrs),
      node,
      empty: isEmptySection(node),
      words: countWords(textOf(node)),
    }))
}

/** Whether nobody has written a word or filled a cell in the section. */
export function isEmptySection(section: NoteNode): boolean {
  return childrenOf(section).every((node) => blockKinds.get(node.type)?.isEmpty(node) ?? isWordless(node))
}

/** Words as a reader counts them: what stands between spaces and holds a letter or a figure. */
function countWords(words: string): number {
  return words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
