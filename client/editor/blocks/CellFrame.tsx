import { type ReactNode, useSyncExternalStore } from 'react'
import { initialsOf } from '../../ui/initials.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { useColleagueIn } from './presence.ts'

/**
 * The place of a cell, with a ring and initials while a colleague is in it, and a dotted line where somebody said something
 * about it. Neither takes any room: nothing moves.
 */
export function CellFrame({
  row,
  cell,
  className,
  children,
}: {
  row: string | null
  cell: string
  className?: string
  children: ReactNode
}) {
  const colleague = useColleagueIn(row, cell)
  const { cellMarks } = useNoteSurroundings()
  const mark = useSyncExternalStore(cellMarks.subscribe, () => cellMarks.of(row, cell))
  return (
    <span
      className={`cell ${className ?? ''}`.trim()}
      {...(row === null ? {} : { 'data-cell-row': row, 'data-cell': cell })}
      {...(mark === null ? {} : { 'data-comment': mark })}
      {...(colleague === null ? {} : { 'data-person': colleague.color, title: `${colleague.name} is here` })}
    >
      {children}
      {colleague !== null && (
        <span className="cellInitials" aria-hidden="true">
          {initialsOf(colleague.name)}
        </span>
      )}
    </span>
  )
}
