import type { Editor } from '@tiptap/core'
import { parseDay } from '../../../shared/note/calendar.ts'
import { parseClockTime } from '../../../shared/note/clock.ts'
import { attributeAllowed } from '../../../shared/note/structure.ts'
import { setCell } from '../blocks/setCell.ts'
import { asOneUndoStep } from '../undoStep.ts'
import { NO_LETTER, wordsBetween } from './flatText.ts'
import type { Place } from './place.ts'
import { cellAt, shownIn } from './shownCell.ts'

/** What stands at a place now, as it reads; null where nothing can be put in its stead. */
export function standingAt(editor: Editor, place: Place): string | null {
  if (place.kind === 'cell') {
    if (place.cell === null) return null
    const cell = cellAt(editor, place.at, place.cell)
    return cell === null ? null : shownIn(cell).shown
  }
  if (place.kind !== 'passage') return null
  const words = wordsBetween(editor.state.doc, place.from, place.to)
  return words.includes('\n') || words.includes(NO_LETTER) ? null : words
}

/**
 * Puts a wording in place of what stands there, as one step to undo and an edit of whoever does it. Only the letters that
 * differ are written, so that the rest stays its authors'. False where the text does not take it; then nothing changed.
 */
export function takeWording(editor: Editor, place: Place, wording: string): boolean {
  const standing = standingAt(editor, place)
  if (standing === null || !editor.isEditable) return false
  const line = wording.replaceAll(/\s*\n\s*/g, ' ')
  if (standing === line) return true
  const before = editor.state.doc
  asOneUndoStep(editor, () => {
    if (place.kind === 'cell' && place.cell !== null) fillCell(editor, place.at, place.cell, line)
    else if (place.kind === 'passage') rewrite(editor, place, standing, line)
  })
  return !editor.state.doc.eq(before)
}

function rewrite(editor: Editor, { from, to }: { from: number; to: number }, standing: string, wording: string): void {
  const shorter = Math.min(standing.length, wording.length)
  let same = 0
  while (same < shorter && standing[same] === wording[same]) same += 1
  let sameEnd = 0
  while (sameEnd < shorter - same && standing.at(-1 - sameEnd) === wording.at(-1 - sameEnd)) sameEnd += 1
  const words = wording.slice(same, wording.length - sameEnd)
  const { tr } = editor.state
  editor.view.dispatch(
    words === '' ? tr.delete(from + same, to - sameEnd) : tr.insertText(words, from + same, to - sameEnd),
  )
}

/** A cell takes what is typed into it as the kind of value that it holds; the first that it may hold is the one. */
function fillCell(editor: Editor, at: number, cell: string, typed: string): void {
  const node = editor.state.doc.nodeAt(at)
  if (node === null) return
  const number = Number(typed.trim().replace(',', '.'))
  const now = new Date()
  const values = [
    typed.trim() === '' ? null : typed.trim(),
    Number.isFinite(number) ? number : undefined,
    parseClockTime(typed, now) ?? undefined,
    parseDay(typed, now) ?? undefined,
  ]
  const fits = values.find((value) => value !== undefined && attributeAllowed(node.type.name, cell, value))
  if (fits !== undefined) setCell(editor, at, cell, fits)
}
