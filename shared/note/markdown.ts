import { escapeInline, escapeText } from './markdown/escape.ts'
import { writeLabelled } from './markdown/labelled.ts'
import { writeBlockTable } from './markdown/table.ts'
import { writeText } from './markdown/text.ts'
import type { NoteNode } from './noteJson.ts'
import { notRecorded, type WrittenPiece, type WrittenSection, writtenNote } from './written/note.ts'

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
  const facts = (head.facts ?? []).map(([label, value]) => `- ${title(label)}: ${title(value)}`)
  const pieces = [
    `# ${title(head.title)}`,
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...writtenNote(note).flatMap(writeSection),
  ]
  return `${pieces.join('\n\n')}\n`
}

function writeSection(section: WrittenSection): string[] {
  if (!section.isSection) return section.body.flatMap(writePiece)
  const { title: name, answeredBy, body } = section
  return [
    `## ${title(name)}`.trimEnd(),
    ...(answeredBy === null ? [] : [`*Answered for by the ${answeredBy}*`]),
    ...(body === null ? [notRecorded] : body.flatMap(writePiece)),
  ]
}

function writePiece(piece: WrittenPiece): string[] {
  if ('text' in piece) return writeText(piece.text)
  if ('paragraph' in piece) return [escapeText(piece.paragraph)]
  return ['label' in piece ? writeLabelled(piece) : writeBlockTable(piece)]
}

/** Words for a line that begins with markup. */
const title = (words: string) => escapeInline(words.replaceAll(/\s+/g, ' ').trim())
