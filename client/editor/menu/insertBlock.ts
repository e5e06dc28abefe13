import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { templateParts } from '../../../shared/note/nodes/templateParts.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { beginningOf, enterStop } from '../blocks/cellFocus.ts'

/**
 * Puts a block into the section that holds the caret: above the line if that is empty, so that there is a line to go on
 * in, else below it. No line is replaced, since a colleague may be writing in it. Nothing comes between a template's title and
 * guidance: below both.
 */
export function insertBlock(editor: Editor, block: NoteNode): void {
  const { $from } = editor.state.selection
  if ($from.depth === 0) return
  const line = $from.depth >= 2 ? $from.node(2) : null
  const isEmptyLine = line?.content.size === 0 && line.isTextblock
  const at =
    line === null
      ? $from.pos
      : templateParts.includes(line.type.name)
        ? belowHead($from)
        : isEmptyLine
          ? $from.before(2)
          : $from.after(2)
  const node = editor.schema.nodeFromJSON(block)
  editor.view.dispatch(editor.state.tr.insert(at, node).scrollIntoView())
  const element = editor.view.nodeDOM(at)
  // The block is drawn by the time the browser paints; where to begin in it is there by then.
  requestAnimationFrame(() => {
    const stop = element instanceof HTMLElement ? beginningOf(element) : null
    if (stop !== null) enterStop(editor, stop)
  })
}

/** Where a section's title and guidance end. */
function belowHead($from: ResolvedPos): number {
  const section = $from.node(1)
  const last = section.children.findLastIndex(({ type }) => templateParts.includes(type.name))
  return $from.posAtIndex(last + 1, 1)
}
