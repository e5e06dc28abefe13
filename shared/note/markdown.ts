import { readAttributes } from './attributes.ts'
import { blockKinds } from './blocks/registry.ts'
import { zeroOf } from './derive.ts'
import { escapeInline } from './markdown/escape.ts'
import { writeInline } from './markdown/inline.ts'
import { writeTable } from './markdown/table.ts'
import { linesOf, writeText } from './markdown/text.ts'
import type { WriterContext } from './markdown/writer.ts'
import { sectionRules } from './nodes/section.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'
import { isEmptySection } from './sections.ts'

/** What stands above a note's text: its title, and facts such as the case's code and the author, as label and value. */
interface MarkdownHead {
  readonly title: string
  readonly facts?: readonly (readonly [label: string, value: string])[]
}

/**
 * A note as Markdown: a function of its text and head alone, without the time of export and without wrapped lines, so
 * that the same text gives the same file. Every paragraph is one line, derived values are in it, guidance is not. Empty
 * optional sections are left out; empty required ones say 'Not recorded'. Never throws, whatever the text holds.
 */
export function toMarkdown(note: NoteNode, head: MarkdownHead): string {
  const context: WriterContext = {
    zero: zeroOf(note),
    words: (node) => writeInline(node, '<br>'),
    table: writeTable,
  }
  const facts = (head.facts ?? []).map(([label, value]) => `- ${title(label)}: ${title(value)}`)
  const pieces = [
    `# ${title(head.title)}`,
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...childrenOf(note).flatMap((node) =>
      node.type === 'section' ? writeSection(node, context) : writeBody([node], context),
    ),
  ]
  return `${pieces.join('\n\n')}\n`
}

function writeSection(section: NoteNode, context: WriterContext): string[] {
  const { title: name, required, answeredBy } = readAttributes(sectionRules, section.attrs)
  const isEmpty = isEmptySection(section)
  if (isEmpty && required !== true) return []
  return [
    `## ${title(name ?? '')}`.trimEnd(),
    ...(answeredBy === null ? [] : [`*Answered for by the ${answeredBy}*`]),
    ...(isEmpty ? ['Not recorded'] : writeBody(childrenOf(section), context)),
  ]
}

/** Text and blocks in their order. Text is written in one go between two blocks, for its lists to know their neighbours. */
function writeBody(nodes: readonly NoteNode[], context: WriterContext): string[] {
  const pieces: string[] = []
  let text: NoteNode[] = []
  for (const node of nodes) {
    const kind = blockKinds.get(node.type)
    if (kind === undefined) {
      text.push(node)
      continue
    }
    for (const piece of [...writeText(text), ...kind.write(node, context).map(linesOf)]) pieces.push(piece)
    text = []
  }
  return [...pieces, ...writeText(text)]
}

/** Words for a line that begins with markup. */
const title = (words: string) => escapeInline(words.replaceAll(/\s+/g, ' ').trim())
