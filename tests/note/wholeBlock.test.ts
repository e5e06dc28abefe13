// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { writeIn } from '../../client/editor/SectionView.tsx'
import { newNote, openEditor, replica } from '../support/editors.ts'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

function editorOnNewNote(): Editor {
  const editor = openEditor(replica(newNote()))
  open.push(editor)
  return editor
}

function positionOf(editor: Editor, name: string): number {
  let found = -1
  editor.state.doc.descendants((node, at) => {
    if (found === -1 && node.type.name === name) found = at
    return found === -1
  })
  return found
}

/** As the browser does with a letter typed while the editor has the focus. */
function type(editor: Editor, text: string): void {
  const { from, to } = editor.state.selection
  const handled = editor.view.someProp('handleTextInput', (handle) =>
    handle(editor.view, from, to, text, () => editor.state.tr.insertText(text)),
  )
  if (!handled) editor.view.dispatch(editor.state.tr.insertText(text))
}

test('a writer who types while a whole scale is chosen gets a line behind it, and the scale stays', () => {
  const editor = editorOnNewNote()
  const at = positionOf(editor, 'scale')
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)))
  type(editor, 'x')
  expect(positionOf(editor, 'scale')).toBe(at)
  const behind = at + (editor.state.doc.nodeAt(at)?.nodeSize ?? 0)
  expect(editor.state.doc.nodeAt(behind)?.textContent).toBe('x')
  expect(editor.state.selection.$from.parent.textContent).toBe('x')
})

test('going to a section that ends with a block puts the caret into its line of prose, not onto the block', () => {
  const editor = editorOnNewNote()
  writeIn(editor, 0)
  expect(editor.state.selection.empty).toBe(true)
  expect(editor.state.selection.$from.parent.type.name).toBe('paragraph')
  expect(editor.state.selection.$from.before()).toBe(1)
})
