import { readAttributes } from './attributes.ts'
import { deriveChecklist } from './blocks/checklist/derive.ts'
import { checkStatusNames } from './blocks/checklist/schema.ts'
import { blockKinds } from './blocks/registry.ts'
import { blockWriters } from './blocks/writers.ts'
import { zeroOf } from './derive.ts'
import { sectionRules } from './nodes/section.ts'
import { childrenOf, type NoteNode, textOf } from './noteJson.ts'
import { notWrittenYet, type WriterContext, type WrittenCell, type WrittenPart } from './written/part.ts'

/** A section's words as search reads them, a line per text block and per row. */
export interface SectionText {
  /** The section's id in its note; null where it has none. */
  readonly id: string | null
  readonly title: string
  readonly text: string
}

/**
 * What is searched of a note: the words of its text, and its blocks in the words in which they are exported. Not the
 * guidance, which nobody wrote, nor what a questionnaire or a checklist asks of everybody: whoever looks for 'hypertension'
 * means those who have it. A function of the text alone; it reads whatever is there and never throws.
 */
export function searchedText(note: NoteNode): SectionText[] {
  const context: WriterContext = { zero: zeroOf(note) }
  return childrenOf(note).map((node) => {
    if (node.type !== 'section') return { id: null, title: '', text: wordsOf(node, context) }
    const { id, title } = readAttributes(sectionRules, node.attrs)
    const lines = childrenOf(node).map((child) => wordsOf(child, context))
    return { id, title: title ?? '', text: lines.filter((line) => line.trim() !== '').join('\n') }
  })
}

function wordsOf(node: NoteNode, context: WriterContext): string {
  switch (node.type) {
    case 'scale':
      return withoutTables(node, context)
    case 'checklist':
      return answeredItems(node)
    default:
      return blockKinds.has(node.type) ? exported(node, context) : textOf(node)
  }
}

/** A block in the words in which it is exported. */
function exported(node: NoteNode, context: WriterContext): string {
  const parts = blockWriters.get(node.type)?.(node, context) ?? []
  return parts.map(partInWords).join('\n')
}

function partInWords(part: WrittenPart): string {
  if ('paragraph' in part) return part.paragraph
  if ('rows' in part) return part.rows.map(inOneLine).join('\n')
  const said = part.lines.map(textOf).filter((line) => line.trim() !== '')
  return `${part.label.replaceAll(/\s+/g, ' ').trim()}: ${said.length === 0 ? notWrittenYet : said.join('\n')}`
}

const inOneLine = (row: readonly WrittenCell[]): string =>
  row
    .map((cell) => (typeof cell === 'string' ? cell : cell.lines.map(textOf).join('\n')).replaceAll(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' · ')

/** A questionnaire by its name and its score: the first that it is exported with. */
const withoutTables = (node: NoteNode, context: WriterContext): string => {
  const [first] = blockWriters.get(node.type)?.(node, context) ?? []
  return first && 'paragraph' in first ? first.paragraph : ''
}

/** The items that are not plainly absent, and whatever was said about any. */
function answeredItems(node: NoteNode): string {
  const { checklist, items } = deriveChecklist(node)
  const lines = items.flatMap(({ item, node: child }) => {
    const said = textOf(child).replaceAll(/\s+/g, ' ').trim()
    const status = item.status === null || item.status === 'absent' ? null : checkStatusNames[item.status]
    if (status === null && said === '') return []
    return [[item.label ?? '', status ?? '', said].filter((part) => part !== '').join(' · ')]
  })
  return lines.length === 0 ? '' : [checklist.title ?? '', ...lines].filter((line) => line !== '').join('\n')
}
