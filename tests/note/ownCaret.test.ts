// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { link, newNote, openEditor, placeOf, replica } from '../support/editors.ts'

/** The words of the line that the caret is in, with `|` where it is. */
const line = ({ state }: Editor): string => {
  const { parent, parentOffset } = state.selection.$head
  return `${parent.textContent.slice(0, parentOffset)}|${parent.textContent.slice(parentOffset)}`
}

const type = (editor: Editor, words: string) => editor.view.dispatch(editor.state.tr.insertText(words))

describe('one’s own caret while a colleague writes in the same line', () => {
  for (const [first, second] of [
    [10, 20],
    [20, 10],
  ] as const) {
    it(`two who begin at the same spot, letter by letter, each write their own words in order (ids ${first}, ${second})`, () => {
      const note = newNote()
      const documents = [replica(note), replica(note)]
      documents.forEach((ydoc, index) => {
        ydoc.clientID = [first, second][index] ?? 0
      })
      const { cut, join } = link(...documents)
      const [one, other] = documents.map((ydoc) => openEditor(ydoc))
      if (!one || !other) throw new Error('There are two editors.')
      const start = placeOf(one, 'paragraph') + 1
      for (const editor of [one, other]) editor.commands.setTextSelection(start)
      for (const [mine, yours] of ['Tt', 'ha', 'ed'].map((pair) => [...pair])) {
        cut()
        type(one, mine ?? '')
        type(other, yours ?? '')
        join()
      }
      const together = first < second ? 'Thetad' : 'tadThe'
      expect(line(one).replace('|', '')).toBe(together)
      expect(line(one)).toBe(together.replace('The', 'The|'))
      expect(line(other)).toBe(together.replace('tad', 'tad|'))
      for (const editor of [one, other]) editor.destroy()
    })
  }

  it('a caret in an empty line stays in it when a colleague begins to write there', () => {
    const note = newNote()
    const documents = [replica(note), replica(note)]
    link(...documents)
    const [one, other] = documents.map((ydoc) => openEditor(ydoc))
    if (!one || !other) throw new Error('There are two editors.')
    // In a section in the middle of the note, where a wrong guess has somewhere to go.
    const start = placeOf(one, 'paragraph', 5) + 1
    one.commands.setTextSelection(start)
    other.view.dispatch(other.state.tr.insertText('Begun elsewhere', start))
    expect(line(one)).toBe('|Begun elsewhere')
    for (const editor of [one, other]) editor.destroy()
  })

  it('a caret in the middle of a line stays there when a colleague writes before it and after it', () => {
    const note = newNote()
    const documents = [replica(note), replica(note)]
    link(...documents)
    const [one, other] = documents.map((ydoc) => openEditor(ydoc))
    if (!one || !other) throw new Error('There are two editors.')
    const start = placeOf(one, 'paragraph') + 1
    one.commands.setTextSelection(start)
    type(one, 'shoreline tide')
    one.commands.setTextSelection(start + 9)
    other.view.dispatch(other.state.tr.insertText('The ', start))
    other.view.dispatch(other.state.tr.insertText(', out', start + 18))
    expect(line(one)).toBe('The shoreline| tide, out')
    for (const editor of [one, other]) editor.destroy()
  })
})
