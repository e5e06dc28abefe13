import { childrenOf, isWordless, type NoteNode, textOf } from '../noteJson.ts'
import { MAX_DEPTH } from '../structure.ts'
import { escapeLines } from './escape.ts'
import { writeInline } from './inline.ts'
import { writeTable } from './table.ts'

/** Text nodes as pieces of Markdown that stand with an empty line between them. Empty ones give none. */
export function writeText(nodes: readonly NoteNode[], depth = 0): string[] {
  if (depth > MAX_DEPTH) return nodes.map(textOf).filter(hasWords)
  return nodes.flatMap((node, index) => {
    const pieces = writeNode(node, depth)
    // Two lists of one kind after each other would be read as one.
    const isSplit = index > 0 && isList(node) && nodes[index - 1]?.type === node.type
    return isSplit && pieces.length > 0 ? ['<!-- -->', ...pieces] : pieces
  })
}

function writeNode(node: NoteNode, depth: number): string[] {
  switch (node.type) {
    case 'text':
      return writeParagraph({ type: 'paragraph', content: [node] })
    case 'paragraph':
      return writeParagraph(node)
    case 'heading':
      return isWordless(node) ? [] : [`${'#'.repeat(headingRank(node))} ${oneLine(node)}`]
    case 'blockquote': {
      const quoted = writeText(childrenOf(node), depth + 1)
      return quoted.length === 0 ? [] : [prefixed(quoted.join('\n\n'), '> ', '> ')]
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return isWordless(node)
        ? []
        : [
            childrenOf(node)
              .map((item, index) => writeItem(node, item, index, depth))
              .join('\n'),
          ]
    case 'table':
      return isWordless(node) ? [] : [writeTableNode(node)]
    default:
      // An item outside a list, or a kind of a later version: its words are never left out.
      return writeText(childrenOf(node), depth + 1)
  }
}

function writeParagraph(node: NoteNode): string[] {
  const written = writeInline(node, '\\\n')
  return written.trim() === '' ? [] : [escapeLines(written)]
}

/** A text block on one line, for headings and cells. */
const oneLine = (node: NoteNode): string => writeInline(node, ' ').replaceAll('\n', ' ').trim()

function writeItem(list: NoteNode, item: NoteNode, index: number, depth: number): string {
  const pieces = writeText(childrenOf(item), depth + 1)
  const lines = pieces.reduce((above, piece, at) => {
    const isListBelow = isList(childrenOf(item)[at] ?? item)
    return at === 0 ? piece : `${above}${isListBelow ? '\n' : '\n\n'}${piece}`
  }, '')
  const marker = markerOf(list, item, index)
  // A box that was typed as words must not become a box.
  const words = list.type === 'taskList' ? lines : lines.replace(/^\[([ xX])\](?=\s)/, '\\[$1]')
  return prefixed(words, marker, ' '.repeat(list.type === 'taskList' ? 2 : marker.length))
}

function markerOf(list: NoteNode, item: NoteNode, index: number): string {
  if (list.type === 'taskList') return item.attrs?.checked === true ? '- [x] ' : '- [ ] '
  if (list.type === 'bulletList') return '- '
  const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1
  return `${start + index}. `
}

function writeTableNode(table: NoteNode): string {
  const rows = childrenOf(table).map((row) => ({
    isHead: childrenOf(row).length > 0 && childrenOf(row).every((cell) => cell.type === 'tableHeader'),
    cells: (row.type === 'tableRow' ? childrenOf(row) : [node('tableCell', row)]).map((cell) => ({
      written: writeCellNode(cell),
    })),
  }))
  const [first, ...rest] = rows
  return first?.isHead === true
    ? writeTable(
        first.cells,
        rest.map(({ cells }) => cells),
      )
    : writeTable(
        [],
        rows.map(({ cells }) => cells),
      )
}

function writeCellNode(cell: NoteNode): string {
  const lines = childrenOf(cell).map((child) =>
    childrenOf(child).every((inner) => inner.type === 'text' || inner.type === 'hardBreak')
      ? writeInline(child, '<br>')
      : writeText([child]).join('<br>'),
  )
  return lines.filter(hasWords).join('<br>')
}

const node = (type: string, ...content: NoteNode[]): NoteNode => ({ type, content })
const hasWords = (words: string) => words.trim() !== ''
const isList = (node: NoteNode) => ['bulletList', 'orderedList', 'taskList'].includes(node.type)

const headingRank = (node: NoteNode) => (node.attrs?.level === 3 ? 4 : node.attrs?.level === 4 ? 5 : 3)

/** The lines with one prefix before the first and another before the rest; empty lines get none to trail. */
function prefixed(lines: string, first: string, rest: string): string {
  return lines
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n')
}
