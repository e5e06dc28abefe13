import { Extension } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    noteTables: {
      /** A table of three columns with a head and two rows, below the line with the caret. */
      insertTable: () => ReturnType
      addRow: () => ReturnType
      addColumn: () => ReturnType
      deleteRow: () => ReturnType
      deleteColumn: () => ReturnType
      deleteTable: () => ReturnType
    }
  }
}

interface Place {
  table: Node
  tableAt: number
  row: number
  column: number
}

/** Writing in tables: Tab to the next cell, a new row at the end. Rows may differ in length, and nothing evens them out. */
export const Tables = Extension.create({
  name: 'noteTables',
  addCommands() {
    const inTable =
      (act: (transaction: Transaction, place: Place, schema: Schema) => void) =>
      ({ state, tr, dispatch }: { state: EditorState; tr: Transaction; dispatch: unknown }) => {
        const place = placeOf(state)
        if (place === null) return false
        if (dispatch !== undefined) act(tr, place, state.schema)
        return true
      }
    return {
      insertTable:
        () =>
        ({ state, tr, dispatch }) => {
          const { $from } = state.selection
          const table = newTable(state.schema)
          if ($from.depth < 2) return false
          const at = $from.after(2)
          if (dispatch !== undefined) {
            tr.insert(at, table)
            tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView()
          }
          return true
        },
      addRow: () =>
        inTable((tr, place, schema) => {
          const width = place.table.maybeChild(place.row)?.childCount ?? 1
          const at = rowStart(place, place.row + 1)
          tr.insert(at, newRow(schema, 'tableCell', width))
          tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2)))
        }),
      addColumn: () =>
        inTable((tr, place, schema) => {
          for (let row = place.table.childCount - 1; row >= 0; row -= 1) {
            const node = place.table.child(row)
            const kind = node.firstChild?.type.name === 'tableHeader' ? 'tableHeader' : 'tableCell'
            const column = Math.min(place.column + 1, node.childCount)
            tr.insert(cellStart(place, row, column), newCell(schema, kind))
          }
        }),
      deleteRow: () =>
        inTable((tr, place) => {
          const from = rowStart(place, place.row)
          if (place.table.childCount === 1) removeTable(tr, place)
          else tr.delete(from, from + place.table.child(place.row).nodeSize)
        }),
      deleteColumn: () =>
        inTable((tr, place) => {
          if (place.table.children.every((row) => row.childCount <= 1)) return removeTable(tr, place)
          for (let row = place.table.childCount - 1; row >= 0; row -= 1) {
            const cell = place.table.child(row).maybeChild(place.column)
            const from = cellStart(place, row, place.column)
            if (cell !== null) tr.delete(from, from + cell.nodeSize)
          }
        }),
      deleteTable: () => inTable(removeTable),
    }
  },
  addKeyboardShortcuts() {
    return {
      Tab: () =>
        this.editor.commands.command(({ state, tr }) => step(state, tr, 1)) ||
        addRowAtEnd(this.editor.state, () => this.editor.commands.addRow()),
      'Shift-Tab': () => this.editor.commands.command(({ state, tr }) => step(state, tr, -1)),
    }
  },
})

const addRowAtEnd = (state: EditorState, add: () => boolean) => {
  const place = placeOf(state)
  return place !== null && place.row === place.table.childCount - 1 && add()
}

/** Puts the caret into the cell before or after; false at either end. */
function step(state: EditorState, tr: Transaction, by: 1 | -1): boolean {
  const place = placeOf(state)
  if (place === null) return false
  const cells: number[] = []
  place.table.forEach((row, _offset, rowIndex) => {
    row.forEach((_cell, _at, column) => {
      cells.push(cellStart(place, rowIndex, column))
    })
  })
  const target = cells[cells.indexOf(cellStart(place, place.row, place.column)) + by]
  if (target === undefined) return false
  tr.setSelection(TextSelection.near(tr.doc.resolve(target + 1))).scrollIntoView()
  return true
}

function placeOf(state: EditorState): Place | null {
  const { $head } = state.selection
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    if ($head.node(depth).type.name !== 'table') continue
    return {
      table: $head.node(depth),
      tableAt: $head.before(depth),
      row: $head.index(depth),
      column: depth < $head.depth ? $head.index(depth + 1) : 0,
    }
  }
  return null
}

function rowStart({ table, tableAt }: Place, row: number): number {
  let at = tableAt + 1
  for (let index = 0; index < row; index += 1) at += table.child(index).nodeSize
  return at
}

function cellStart(place: Place, row: number, column: number): number {
  let at = rowStart(place, row) + 1
  for (let index = 0; index < column; index += 1) at += place.table.child(row).maybeChild(index)?.nodeSize ?? 0
  return at
}

function removeTable(tr: Transaction, { table, tableAt }: Place): void {
  tr.delete(tableAt, tableAt + table.nodeSize)
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(tableAt, tr.doc.content.size)), -1))
}

const newCell = (schema: Schema, kind: 'tableCell' | 'tableHeader') => schema.node(kind, null, schema.node('paragraph'))
const newRow = (schema: Schema, kind: 'tableCell' | 'tableHeader', width: number) =>
  schema.node(
    'tableRow',
    null,
    Array.from({ length: width }, () => newCell(schema, kind)),
  )
const newTable = (schema: Schema) =>
  schema.node('table', null, [
    newRow(schema, 'tableHeader', 3),
    newRow(schema, 'tableCell', 3),
    newRow(schema, 'tableCell', 3),
  ])
