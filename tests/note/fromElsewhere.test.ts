// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pasteNotice } from '../../client/editor/fromElsewhere/fromElsewhere.ts'
import { countWrites, newNote, openEditor, placeOf, replica, written } from '../support/editors.ts'
import { fromGoogleDocs, fromWord } from './fromElsewhereSamples.ts'

/** A note with the caret in a line of its first section. */
function openNote() {
  const ydoc = replica(newNote())
  const editor = openEditor(ydoc)
  onTestFinished(() => editor.destroy())
  const at = placeOf(editor, 'paragraph')
  editor.commands.setTextSelection(at + 1)
  return { ydoc, editor, writes: countWrites(ydoc) }
}

/** Pastes as the browser does: the words, and the clipboard that they came from. */
function paste(editor: Editor, html: string, { plain = '', files = 0 } = {}): void {
  const data: Record<string, string> = { 'text/html': html, 'text/plain': plain }
  const clipboard = { getData: (type: string) => data[type] ?? '', files: { length: files }, types: Object.keys(data) }
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: clipboard })
  editor.view.dom.dispatchEvent(event)
}

/** The section with the caret, as short markup without attributes that are the machine's. */
function shape(editor: Editor): string {
  return editor.state.selection.$from.node(1).toString()
}

describe('what a writer pastes from Word', () => {
  it('becomes headings, paragraphs, lists, quotes and tables of the note', () => {
    const { editor } = openNote()
    paste(editor, fromWord)
    const text = shape(editor)
    expect(text).toContain(
      'heading("Second session"), heading("Before"), paragraph("She arrived from Elmfield, ", bold("rested"), " and ", italic("curious"), ".")',
    )
    expect(text).toContain(
      'orderedList(listItem(paragraph("Arrive"), bulletList(listItem(paragraph("Breathe")))), listItem(paragraph("Rest")))',
    )
    expect(text).toContain('blockquote(paragraph("“I felt held.”"))')
    expect(text).toContain(
      'table(tableRow(tableCell(paragraph(bold("Readings"))), tableCell), tableRow(tableCell(paragraph("Before")), tableCell(paragraph("128/82"))))',
    )
    expect(text).toContain('"[1] By her own account."')
  })

  it('keeps what was inserted, leaves out what was deleted, comments and pictures, and says so', () => {
    const { editor, ydoc } = openNote()
    paste(editor, fromWord)
    const text = written(ydoc)
    expect(text).toContain('Slept seven hours.[1]')
    for (const gone of ['badly', 'Ask again', 'AW1', '<img', 'mso', 'w:View']) expect(text).not.toContain(gone)
    expect(pasteNotice(editor.state)).toBe(
      'Pasted without words marked as deleted, a comment and a picture. Everything else is in the note.',
    )
  })
})

describe('what a writer pastes from Google Docs', () => {
  it('keeps marks, nested lists, ticked tasks and straight links, and has nothing to say', () => {
    const { editor, ydoc } = openNote()
    paste(editor, fromGoogleDocs)
    const text = shape(editor)
    expect(text).toContain('heading("Integration")')
    expect(text).toContain('paragraph("Plain,"), paragraph(bold("all bold")), paragraph(italic("all italic"))')
    expect(text).toContain(
      'bulletList(listItem(paragraph("Outer"), bulletList(listItem(paragraph("Inner")))), listItem(paragraph("After")))',
    )
    expect(text).toContain('taskList(taskItem(paragraph("Called")), taskItem(paragraph("Wrote")))')
    expect(editor.state.doc.nodeAt(placeOf(editor, 'taskItem'))?.attrs.checked).toBe(true)
    expect(text).toContain('paragraph(link("the page"))')
    expect(written(ydoc)).toContain('https://example.org/page')
    expect(written(ydoc)).not.toContain('google')
    expect(pasteNotice(editor.state)).toBeNull()
  })
})

describe('what a writer pastes from a page', () => {
  it('has no link that runs something, and keeps an http address as words', () => {
    const { editor, ydoc } = openNote()
    paste(editor, '<p><a href="javascript:alert(1)">press</a> <a href="http://old.example">here</a></p>')
    expect(shape(editor)).toContain('paragraph("press here (http://old.example)")')
    expect(written(ydoc)).not.toContain('javascript')
  })

  it('keeps powers, lines of code, merged cells and tables in tables readable', () => {
    const { editor } = openNote()
    paste(editor, '<p>10<sup>2</sup> of H<sub>2</sub>O</p><pre>one\ntwo</pre>')
    expect(shape(editor)).toContain('paragraph("10² of H₂O"), paragraph("one", hardBreak, "two")')
    paste(
      editor,
      '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td><table><tr><td>c</td><td>d</td></tr></table></td></tr></table>',
    )
    expect(shape(editor)).toContain(
      'table(tableRow(tableCell(paragraph("a")), tableCell(paragraph("b"))), tableRow(tableCell, tableCell(paragraph("c | d"))))',
    )
  })

  it('puts levels of headings in order, whichever they were', () => {
    const { editor } = openNote()
    paste(editor, '<h4>top</h4><h6>under</h6><h4>top</h4>')
    const levels: unknown[] = []
    editor.state.doc.descendants((node) => {
      if (node.type.name === 'heading') levels.push(node.attrs.level)
    })
    expect(levels).toEqual([2, 3, 2])
  })

  it('brings lists that nest too deeply up to a level that a note can hold', () => {
    const { editor, ydoc } = openNote()
    paste(editor, `${'<ul><li>in</li><li>'.repeat(40)}deepest${'</li></ul>'.repeat(40)}`)
    expect(written(ydoc)).toContain('deepest')
  })
})

describe('a table that a writer pastes into a cell of another', () => {
  it('keeps its words', () => {
    const { editor, ydoc } = openNote()
    editor.commands.insertTable()
    for (const kind of ['tableHeader', 'tableCell']) {
      editor.commands.setTextSelection(placeOf(editor, kind) + 2)
      paste(editor, `<p>before</p><table><tr><td>${kind} one</td><td>two</td></tr></table><p>after</p>`)
      expect(written(ydoc)).toContain(`${kind} one`)
      expect(written(ydoc)).toContain('two')
    }
  })
})

describe('a paste that a note cannot take', () => {
  it('of a picture alone is refused with a sentence, and nothing changed', () => {
    const { editor, writes, ydoc } = openNote()
    const before = written(ydoc)
    paste(editor, '', { files: 1 })
    expect(pasteNotice(editor.state)).toContain('Nothing was pasted')
    expect(writes.count).toBe(0)
    expect(written(ydoc)).toBe(before)
  })

  it('of more than a message holds is refused with a sentence, and nothing changed', () => {
    const { editor, writes } = openNote()
    paste(editor, `<p>${'word '.repeat(800_000)}</p>`)
    expect(pasteNotice(editor.state)).toContain('too much to paste at once')
    expect(writes.count).toBe(0)
  })

  it('is no longer spoken of after the next one', () => {
    const { editor } = openNote()
    paste(editor, '<p>with <img src="x.png"> a picture</p>')
    expect(pasteNotice(editor.state)).toContain('a picture')
    paste(editor, '<p>plain</p>')
    expect(pasteNotice(editor.state)).toBeNull()
  })
})

describe('pasting 300 kB', () => {
  it('takes all of it in one change', () => {
    const { editor, writes, ydoc } = openNote()
    const line =
      '<p class=MsoNormal style="margin:0cm"><b>Said</b> something that filled a line of the page.<o:p></o:p></p>'
    const count = Math.ceil(300_000 / line.length)
    paste(editor, line.repeat(count))
    expect(written(ydoc).split('something that filled').length - 1).toBe(count)
    expect(writes.count).toBe(1)
  })
})
