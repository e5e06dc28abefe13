import { useCallback, useSyncExternalStore } from 'react'
import { useNoteSurroundings } from '../noteContext.ts'
import { colleagues, type Person } from '../people.ts'

/** Who else is in this cell: the first of them, or null. Follows the awareness of the note. */
export function useColleagueIn(row: string | null, cell: string): Person | null {
  const { awareness } = useNoteSurroundings()
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
    [awareness],
  )
  // A string, so that a cell is drawn anew only when somebody enters or leaves it.
  const found = useSyncExternalStore(subscribe, () => {
    const there = colleagues(awareness).find((other) => other.cell?.row === row && other.cell.cell === cell)
    return there === undefined || row === null ? '' : JSON.stringify(there.person)
  })
  return found === '' ? null : JSON.parse(found)
}

/** Tells colleagues which cell this page is in, and that it left it. */
export function useOwnCell(row: string | null, cell: string): { enter: () => void; leave: () => void } {
  const { awareness } = useNoteSurroundings()
  return {
    enter: () => {
      if (row !== null) awareness.setLocalStateField('cell', { row, cell })
    },
    leave: () => {
      const own = awareness.getLocalState()?.cell
      if (own?.row === row && own?.cell === cell) awareness.setLocalStateField('cell', null)
    },
  }
}
