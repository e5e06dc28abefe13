import { NodeViewContent } from '@tiptap/react'
import { elapsed, readingOf } from '../../../shared/note/clock.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell, type CellOf } from './Cell.tsx'
import { type CellKind, stamped, time } from './cellKinds.ts'
import { useEditable, useZero } from './useNote.ts'

type Row = Pick<CellOf, 'editor' | 'getPos' | 'row'>

/**
 * The clock time of a row and how far it lies from T+0, in the two columns with which timed rows begin. Whoever fills a
 * time that has no stamp yet sets that too, so that T+min holds over a change of the clock. Both stay empty in a template.
 */
export function TimeColumns({
  cell,
  name = 'at',
  stamp = 'recordedAt',
  label = 'Time',
  at,
  recordedAt,
}: {
  cell: Row
  name?: string
  /** The attribute that keeps when the time was written down. */
  stamp?: string
  label?: string
  at: string | null
  recordedAt: string | null
}) {
  const { now, origin } = useNoteSurroundings()
  const isEditable = useEditable(cell.editor)
  const zero = useZero(cell.editor)
  const kind = recordedAt === null ? stamped(time(now), stamp, now) : time(now)
  return (
    <>
      <div className="rowTime" contentEditable={false}>
        {isEditable && origin !== null ? (
          <Cell {...cell} name={name} label={label} placeholder="--:--" kind={kind} value={at} />
        ) : (
          at
        )}
      </div>
      <div className="rowElapsed derived" contentEditable={false}>
        {elapsed(zero, readingOf({ at, recordedAt }))}
      </div>
    </>
  )
}

/** A figure in a column of figures: a cell for whoever may write, else what it says. */
export function FigureColumn({
  cell,
  name,
  label,
  unit,
  kind,
  value,
  shown,
  derived,
  sign,
  className = '',
}: {
  cell: Row
  name: string
  label: string
  unit?: string
  kind: CellKind
  value: number | string | null
  /** What a reader sees; the value as it stands if this is left out. */
  shown?: string
  /** What follows from other cells for as long as this one is not filled. */
  derived?: string | undefined
  /** Stands before the figure, for the eye alone: the row says the same in words. */
  sign?: string | undefined
  className?: string
}) {
  const isEditable = useEditable(cell.editor)
  return (
    <div className={`amount ${className}`.trim()} contentEditable={false}>
      <FigureSign sign={sign} />
      {isEditable ? (
        <Cell
          {...cell}
          name={name}
          label={label}
          placeholder={derived ?? '–'}
          kind={kind}
          value={value}
          {...(unit === undefined ? {} : { unit })}
        />
      ) : (
        (derived ?? shown ?? value)
      )}
    </div>
  )
}

/** A sign before a figure, for the eye alone. */
export const FigureSign = ({ sign }: { sign: string | undefined }) =>
  sign === undefined ? null : (
    <span className="figureSign" aria-hidden="true">
      {sign}
    </span>
  )

/**
 * The line of words of the node that is drawn here: the editor's own text, which colleagues may write together. `isIdle`: it
 * is not shown yet, and the keyboard passes it by.
 */
export function Words({ stop = 'words', prompt, isIdle = false }: { stop?: string; prompt: string; isIdle?: boolean }) {
  return (
    <div className="rowWords" data-prompt={prompt} {...(isIdle ? {} : { 'data-stop': stop, 'data-line': '' })}>
      <NodeViewContent />
    </div>
  )
}
