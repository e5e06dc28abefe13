import type { MemberId } from '../ids.ts'
import { blockKinds } from '../note/blocks/registry.ts'
import type { Op } from './align.ts'
import { lineNames } from './cellWords.ts'
import { isChangedCell, type PartDifference, type Step } from './difference.ts'
import { blockTitle, cellInWords, namesItsPart, rowName, valuesOf } from './partWords.ts'
import { linesOf, type ShownLine } from './shownLines.ts'

/** A note with its changes, as it is put before somebody: sections, in them lines and blocks. */
export interface ShownSection {
  id: string
  title: string
  op: Op
  changed: boolean
  moved: boolean
  items: (ShownLine | ShownBlock)[]
}

export interface ShownBlock {
  is: 'block'
  id: string
  title: string
  op: Op
  changed: boolean
  moved: boolean
  by: MemberId | undefined
  /** The block's own cells and words first, then its rows. */
  rows: ShownRow[]
}

export interface ShownRow {
  id: string
  name: string
  op: Op
  changed: boolean
  moved: boolean
  by: MemberId | undefined
  cells: ShownCell[]
  lines: ShownLine[]
}

/** A cell in words; `before` and `after` are the same where nothing changed, and null where it is empty. */
export interface ShownCell {
  label: string
  before: string | null
  after: string | null
  changed: boolean
  by: MemberId | undefined
}

/** The sections of a difference in their order; what went stands where it was. */
export function sectionsOf(difference: PartDifference): ShownSection[] {
  return difference.content.flatMap((step, index) => {
    if (step.is !== 'part') return []
    const { part } = step
    const values = valuesOf(part)
    return [
      {
        id: part.id ?? String(index),
        title: typeof values.title === 'string' ? values.title : '',
        op: part.op,
        changed: part.changed,
        moved: part.moved === true,
        items: itemsOf(part),
      },
    ]
  })
}

/** Lines and blocks in the order in which they are read. */
function itemsOf(section: PartDifference): (ShownLine | ShownBlock)[] {
  const items: (ShownLine | ShownBlock)[] = []
  let text: Step[] = []
  const settle = () => {
    for (const line of linesOf(text)) items.push(line)
    text = []
  }
  for (const step of section.content) {
    const isBlock = step.is === 'part' && blockKinds.has(step.part.type)
    if (!isBlock) {
      if (step.is !== 'moved') text.push(step)
      continue
    }
    settle()
    items.push(blockOf(step.part, items.length))
  }
  settle()
  return items
}

function blockOf(part: PartDifference, index: number): ShownBlock {
  const values = valuesOf(part)
  const own = rowOf(part, 'own', values)
  const rows = part.content.flatMap((step, at) => (step.is === 'part' ? [rowOf(step.part, String(at), values)] : []))
  return {
    is: 'block',
    id: part.id ?? String(index),
    title: blockTitle(part.type, values),
    op: part.op,
    changed: part.changed,
    moved: part.moved === true,
    by: part.by,
    rows: [own, ...rows].filter(({ cells, lines, changed }) => cells.length + lines.length > 0 || changed),
  }
}

/** A row of a block, or what the block has once. Rows that hold lines of their own give them all. */
function rowOf(part: PartDifference, fallback: string, around: Readonly<Record<string, unknown>>): ShownRow {
  const isBlock = blockKinds.has(part.type)
  const values = valuesOf(part)
  const cells = part.cells.flatMap((cell): ShownCell[] => {
    const changed = isChangedCell(cell)
    const words = cellInWords(part.type, cell, values, around)
    if (words === null || (words.before === null && words.after === null)) return []
    // Of a row that is new or gone, or stayed as it was, its name says the cell already.
    if (namesItsPart(part.type, cell.name) && (!changed || part.op !== 'same')) return []
    return [{ ...words, changed, by: cell.by }]
  })
  const lines = isBlock
    ? []
    : [
        ...linesOf(part.content, lineNames[part.type] ?? ''),
        ...part.content.flatMap((step) =>
          step.is === 'part' ? linesOf(step.part.content, lineNames[step.part.type] ?? '') : [],
        ),
      ]
  const changed = isBlock ? cells.some((cell) => cell.changed) : part.changed
  return {
    id: part.id ?? fallback,
    name: isBlock ? '' : rowName(part.type, values),
    op: isBlock ? 'same' : part.op,
    changed,
    moved: !isBlock && part.moved === true,
    by: part.by,
    cells,
    lines: lines.filter(({ runs }) => runs.length > 0),
  }
}
