import type { Editor } from '@tiptap/core'
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import type { AttributeValue } from '../../../shared/note/attributes.ts'
import { leavingEvent } from '../../keep/leaving.ts'
import { CellFrame } from './CellFrame.tsx'
import { focusAwaited } from './cellFocus.ts'
import { useCellKeys } from './cellKeys.ts'
import type { CellKind } from './cellKinds.ts'
import { useOwnCell } from './presence.ts'
import { setCell, setCells, standAt } from './setCell.ts'

/** What a cell of a node needs to know of it. */
export interface CellOf {
  editor: Editor
  getPos: () => number | undefined
  /** The id of the row, or of a block that has none. */
  row: string | null
  /** The attribute's name. */
  name: string
  /** Read out, and shown where the cell is empty. */
  label: string
}

/** After this pause what is typed is kept, as if the cell had been left. Milliseconds. */
const PAUSE = 1_000

/** A cell to type in. What is typed is kept when the cell is left or rests, as one change of one attribute. */
export function Cell({
  editor,
  getPos,
  row,
  name,
  label,
  kind,
  value,
  unit,
  lead,
  className,
  placeholder,
}: CellOf & {
  kind: CellKind
  value: AttributeValue | null
  unit?: string
  /** Stands before what is filled, where the value alone would not say what it is. */
  lead?: string
  className?: string
  placeholder?: string
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const typed = useRef<string | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const errorId = useId()
  const own = useOwnCell(row, name)
  const type = (words: string | null) => {
    typed.current = words
    setDraft(words)
  }
  const isUnread = draft !== null && draft.trim() !== '' && kind.read(draft) === null

  const commit = (): boolean => {
    clearTimeout(pause.current)
    const words = typed.current
    if (words === null) return true
    const read = words.trim() === '' ? null : kind.read(words)
    if (read === null && words.trim() !== '') return false
    const values = { [name]: read, ...(read === null ? {} : kind.alsoFills?.(words)) }
    // What could not be written stays as it was typed.
    if (!setCells(editor, getPos(), values)) return false
    type(null)
    return true
  }
  // What is typed stays as it is typed: it may go on.
  const keepAtRest = () => {
    const read = kind.read(typed.current ?? '')
    if (read !== null) setCell(editor, getPos(), name, read)
  }
  const rest = useRef(keepAtRest)
  rest.current = keepAtRest
  const isDrafting = draft !== null && kind.keepsAtRest
  // A page that is left, hidden or locked waits for no pause.
  useEffect(() => {
    if (!isDrafting) return
    const now = () => rest.current()
    addEventListener('pagehide', now, { capture: true })
    addEventListener(leavingEvent, now)
    document.addEventListener('visibilitychange', now, { capture: true })
    return () => {
      removeEventListener('pagehide', now, { capture: true })
      removeEventListener(leavingEvent, now)
      document.removeEventListener('visibilitychange', now, { capture: true })
    }
  }, [isDrafting])
  const revert = (): boolean => {
    clearTimeout(pause.current)
    const had = typed.current !== null
    type(null)
    return had
  }
  const onKeyDown = useCellKeys({ editor, getPos, commit, revert })
  const shown = draft ?? kind.show(value)
  const size = Math.max(2, shown.length || (placeholder ?? label).length)
  const Field = kind.wraps ? 'textarea' : 'input'
  const withUnit = unit !== undefined && shown !== ''

  return (
    <CellFrame row={row} cell={name} {...(className === undefined ? {} : { className })}>
      {lead !== undefined && shown !== '' && (
        <span className="cellLead" aria-hidden="true">
          {lead}
        </span>
      )}
      <Field
        ref={(element: HTMLElement | null) => focusAwaited(editor, row, name, element)}
        className="cellInput"
        data-stop={name}
        {...(kind.wraps ? { rows: 1 } : { type: 'text', size })}
        inputMode={kind.keyboard}
        autoComplete="off"
        spellCheck={kind.keyboard === 'text'}
        aria-label={unit === undefined ? label : `${label}, ${unit}`}
        aria-invalid={isUnread || undefined}
        aria-describedby={isUnread ? errorId : undefined}
        placeholder={placeholder ?? label}
        maxLength={2000}
        value={shown}
        onChange={(event: ChangeEvent<HTMLInputElement & HTMLTextAreaElement>) => {
          // Whatever comes in by a paste, a cell is one line of text.
          type(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))
          clearTimeout(pause.current)
          if (kind.keepsAtRest) pause.current = setTimeout(keepAtRest, PAUSE)
        }}
        onFocus={() => {
          own.enter()
          standAt(editor, getPos())
        }}
        onBlur={() => {
          commit()
          own.leave()
        }}
        onKeyDown={onKeyDown}
      />
      {withUnit && (
        <span className="cellUnit" aria-hidden="true">
          {unit}
        </span>
      )}
      {isUnread && (
        <span className="cellError" id={errorId} role="status">
          {kind.hint}
        </span>
      )}
    </CellFrame>
  )
}
