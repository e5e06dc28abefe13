import type { ReactNode } from 'react'
import { initialsOf } from '../../ui/initials.ts'
import { useColleagueIn } from './presence.ts'

/** The place of a cell, with a ring and initials while a colleague is in it. The ring takes no room: nothing moves. */
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
  return (
    <span
      className={`cell ${className ?? ''}`.trim()}
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
