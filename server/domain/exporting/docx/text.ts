import {
  ExternalHyperlink,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { childrenOf, isWordless, type NoteNode } from '../../../../shared/note/noteJson.ts'
import { MAX_DEPTH } from '../../../../shared/note/structure.ts'
import { type Inline, plainRun, runsOf } from '../runs.ts'
import { hasLink, type TableWords, tableWords } from '../tables.ts'

/** Words as Word's runs. An address that a note may not lead to is plain words. */
export const runs = (words: readonly Inline[], style: IRunOptions = {}): ParagraphChild[] =>
  words.map((word) => {
    if (word === 'break') return new TextRun({ break: 1 })
    const { text, bold, italic, strike, underline, href } = word
    const run = new TextRun({
      ...style,
      text,
      ...(bold ? { bold } : {}),
      ...(italic ? { italics: true } : {}),
      ...(strike ? { strike } : {}),
      ...(underline ? { underline: {} } : {}),
      ...(href === null ? {} : { style: 'Hyperlink' }),
    })
    return href === null ? run : new ExternalHyperlink({ link: href, children: [run] })
  })

export const paragraph = (words: readonly Inline[], indent = 0, style: IRunOptions = {}): Paragraph =>
  new Paragraph({ children: runs(words, style), spacing: { after: 100 }, indent: { left: indent } })

const step = 360
const deepest = 8 * step

/** Text as its author wrote it, indented by so many twentieths of a point. */
export function writeText(nodes: readonly NoteNode[], indent = 0, depth = 0): (Paragraph | Table)[] {
  return nodes.flatMap((node) => (isWordless(node) && !hasLink(node) ? [] : writeNode(node, indent, depth)))
}

function writeNode(node: NoteNode, indent: number, depth: number): (Paragraph | Table)[] {
  if (depth > MAX_DEPTH) return [paragraph(runsOf(node), indent)]
  switch (node.type) {
    case 'text':
    case 'itemLink':
      return [paragraph(runsOf({ type: 'paragraph', content: [node] }), indent)]
    case 'paragraph':
      return [paragraph(runsOf(node), indent)]
    case 'heading': {
      const heading =
        node.attrs?.level === 3
          ? HeadingLevel.HEADING_4
          : node.attrs?.level === 4
            ? HeadingLevel.HEADING_5
            : HeadingLevel.HEADING_3
      return [new Paragraph({ heading, children: runs(runsOf(node)) })]
    }
    case 'blockquote':
      return writeText(childrenOf(node), Math.min(indent + step, deepest), depth + 1)
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return childrenOf(node).flatMap((item, index) => writeItem(node, item, index, indent, depth))
    case 'table':
      return [table(tableWords(node))]
    default:
      return writeText(childrenOf(node), indent, depth + 1)
  }
}

/** An item of a list: its sign stands in the text, so that a list that begins at 4 does so in every program. */
function writeItem(
  list: NoteNode,
  item: NoteNode,
  index: number,
  indent: number,
  depth: number,
): (Paragraph | Table)[] {
  if (isWordless(item) && !hasLink(item)) return []
  const left = Math.min(indent + step, deepest)
  const [first, ...rest] = childrenOf(item)
  const marker = new TextRun({ children: [`${markerOf(list, item, index)}\t`] })
  const inFirst = first?.type === 'paragraph'
  const head = new Paragraph({
    children: [marker, ...(inFirst ? runs(runsOf(first)) : [])],
    indent: { left, hanging: step },
    tabStops: [{ type: 'left', position: left }],
    spacing: { after: 60 },
  })
  return [head, ...writeText(inFirst ? rest : childrenOf(item), left, depth + 1)]
}

function markerOf(list: NoteNode, item: NoteNode, index: number): string {
  if (list.type === 'taskList') return item.attrs?.checked === true ? '☑' : '☐'
  const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1
  return list.type === 'orderedList' ? `${start + index}.` : '•'
}

/** A table over the whole width, with its head on every page. */
export function table({ head, rows }: TableWords): Table {
  const count = Math.max(
    1,
    rows.reduce((most, row) => Math.max(most, row.length), head.length),
  )
  const size = count > 7 ? 15 : 17
  const row = (cells: readonly (readonly Inline[])[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      children: Array.from(
        { length: count },
        (_, index) =>
          new TableCell({
            margins: { top: 30, bottom: 30, left: 60, right: 60 },
            children: [new Paragraph({ children: runs(cells[index] ?? [], { size, bold: isHead }) })],
          }),
      ),
    })
  const hasHead = head.some((cell) => cell.length > 0)
  const written = [...(hasHead ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))]
  const all = written.length === 0 ? [row([[plainRun('')]], false)] : written
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: all })
}
