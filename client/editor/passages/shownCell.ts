import type { Editor } from '@tiptap/core'
import { isTypedIn } from '../blocks/cellFocus.ts'

/** The frame of the cell that an element is in, if that cell can be told apart from all others. */
export const cellElement = (inside: Element): HTMLElement | null => inside.closest<HTMLElement>('[data-cell-row]')

/** What a cell shows, and whether it is one to type in. */
export function shownIn(cell: HTMLElement): { shown: string; isTyped: boolean } {
  const typed = cell.querySelector('input, textarea')
  if (typed && isTypedIn(typed)) return { shown: typed.value, isTyped: true }
  const choice = cell.querySelector('select')
  if (choice) return { shown: choice.value === '' ? '' : (choice.selectedOptions[0]?.text ?? ''), isTyped: false }
  const answer = cell.querySelector('[role=radio][aria-checked=true]')
  if (answer) return { shown: answer.getAttribute('aria-label') ?? answer.textContent ?? '', isTyped: false }
  const flag = cell.querySelector('[aria-pressed]')
  return { shown: flag?.getAttribute('aria-pressed') === 'true' ? (flag.textContent ?? '') : '', isTyped: false }
}

/** What a cell is called: by its own label, or by the question that it answers. */
export function labelOf(cell: HTMLElement): string {
  const named = cell.querySelector('[aria-label]:not([role=radio]), [aria-labelledby]')
  const by = named?.getAttribute('aria-labelledby')
  const words = by ? document.getElementById(by)?.textContent : named?.getAttribute('aria-label')
  return (words ?? cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** The frame of a cell of the node at a position, if it is drawn; without a name, what the whole node is drawn in. */
export function cellAt(editor: Editor, at: number, name: string | null): HTMLElement | null {
  const drawn = editor.view.nodeDOM(at)
  if (!(drawn instanceof HTMLElement)) return null
  if (name === null) return drawn
  const id: unknown = editor.state.doc.nodeAt(at)?.attrs.id
  const cells = [...drawn.querySelectorAll<HTMLElement>('[data-cell-row]')]
  return cells.find(({ dataset }) => dataset.cellRow === id && dataset.cell === name) ?? null
}

/** The row or block that an element is drawn in, by its id and what is read out of it; null where there is none with an id. */
export function rowAround(editor: Editor, inside: Element): { node: string; spoken: string } | null {
  for (
    let drawn = inside.closest('[data-row], [data-block]');
    drawn;
    drawn = drawn.parentElement?.closest('[data-row], [data-block]') ?? null
  ) {
    if (!(drawn instanceof HTMLElement)) return null
    const name = drawn.dataset.row ?? drawn.dataset.block
    const $at = editor.state.doc.resolve(editor.view.posAtDOM(drawn, 0))
    const around = [$at.nodeAfter, ...Array.from({ length: $at.depth }, (_, depth) => $at.node($at.depth - depth))]
    const id: unknown = around.find((node) => node?.type.name === name)?.attrs.id
    if (typeof id === 'string') return { node: id, spoken: drawn.getAttribute('aria-label') ?? '' }
  }
  return null
}
