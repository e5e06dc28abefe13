import type { Editor } from '@tiptap/core'
import { goToSection } from './outline.ts'

/** Shows the block or row with this id and puts the focus into its first cell or line; its section where it is not there. */
export function goToPlace(editor: Editor, itemId: string | null, sectionId: string | null): void {
  const at = itemId === null ? null : placeOf(editor, itemId)
  const element = at === null ? null : editor.view.nodeDOM(at)
  if (!(element instanceof HTMLElement)) {
    if (sectionId !== null) goToSection(editor, sectionId)
    return
  }
  element.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
  const stop = element.querySelector<HTMLElement>('input, select, textarea, button')
  stop?.focus({ preventScroll: true })
}

function placeOf(editor: Editor, id: string): number | null {
  let found: number | null = null
  editor.state.doc.descendants((node, at) => {
    if (found === null && node.attrs.id === id && node.type.name !== 'section') found = at
    return found === null && !node.isTextblock
  })
  return found
}
