/*
 * Cells that may be carried over from an earlier note, by the kind of their node: those that hold what was carried, and
 * the one that keeps from which day it came, which is emptied when somebody confirms it.
 */
export const carriedCells = {
  medicineRow: { mark: 'carriedFrom', cells: ['name', 'dose', 'since', 'stopped'] },
  dose: { mark: 'weightCarriedFrom', cells: ['weight', 'weightUnit', 'weightMeasuredOn'] },
} as const satisfies Record<string, { mark: string; cells: readonly string[] }>

/**
 * The mark that a change of these cells empties: whoever corrects what was carried over has looked at it, and it is theirs
 * from then on. Null where nothing of it was changed, or the mark itself was.
 */
export function markConfirmedBy(kind: string, changed: readonly string[]): string | null {
  if (kind !== 'medicineRow' && kind !== 'dose') return null
  const { mark, cells } = carriedCells[kind]
  const isChanged = (name: string) => changed.includes(name)
  return cells.some(isChanged) && !isChanged(mark) ? mark : null
}
