import type { Editor } from '@tiptap/core'
import type { Place } from '../editor/passages/place.ts'
import { cellAt } from '../editor/passages/shownCell.ts'

const behavior = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth')

/** Where a passage or cell stands on the page: how far below the upper edge of the window; null where it is not drawn. */
export function topOf(editor: Editor, place: Place): number | null {
  if (editor.isDestroyed) return null
  if (place.kind === 'passage') return editor.view.coordsAtPos(place.from).top
  return place.kind === 'cell' ? (cellAt(editor, place.at, place.cell)?.getBoundingClientRect().top ?? null) : null
}

/** Moves the page so that a passage can be read, if it is out of sight. False where there is none to go to. */
export function goToPassage(editor: Editor, place: Place): boolean {
  const top = topOf(editor, place)
  if (top === null) return false
  const isInSight = top > 120 && top < innerHeight - 120
  if (!isInSight) scrollBy({ top: top - innerHeight / 3, behavior: behavior() })
  return true
}
