// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import { describe, expect, it } from 'vitest'
import { unknownVariable } from '../../client/templates/editor/shownVariables.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { newNote, openEditor, placeOf, press, replica, typeAt, written } from '../support/editors.ts'
import { attributes, expectAgreement } from '../support/meeting.ts'
import { meetInTemplate, saidIn, templateDocument, writtenSection } from '../support/templateDocuments.ts'

const line = (words: string): NoteNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })

const two = templateDocument(
  writtenSection('First', { guidance: 'About the first', content: [line('one'), line('two')] }),
  writtenSection('Second', { guidance: 'About the second', content: [line('three')] }),
)

const open = (seed = two) => meetInTemplate(seed, 1).at(0)

const caretAt = (editor: Editor) => {
  const { $head } = editor.state.selection
  return [$head.index(0), $head.parent.type.name, $head.parentOffset]
}
const kindsIn = (editor: Editor, section: number) =>
  editor.state.doc.child(section).children.map(({ type }) => type.name)

/** Chooses from one place to another, each a node's start and letters into it. */
function choose(editor: Editor, from: [string, number, number], to: [string, number, number]): void {
  const place = ([kind, nth, letters]: [string, number, number]) => placeOf(editor, kind, nth) + 1 + letters
  editor.commands.setTextSelection({ from: place(from), to: place(to) })
}

/** Types as a keyboard does. */
function type(editor: Editor, words: string): void {
  for (const letter of words) {
    const { from, to } = editor.state.selection
    const insert = () => editor.state.tr.insertText(letter, from, to)
    const isTaken = editor.view.someProp('handleTextInput', (handle) => handle(editor.view, from, to, letter, insert))
    if (isTaken !== true) editor.view.dispatch(insert())
  }
}

describe('the keys in a template', () => {
  it('go from the title to the guidance with Enter, and from there to the text', () => {
    const { editor } = open()
    choose(editor, ['sectionTitle', 0, 5], ['sectionTitle', 0, 5])
    expect(press(editor, 'Enter')).toBe(true)
    expect(caretAt(editor)).toEqual([0, 'guidance', 0])
    expect(press(editor, 'Enter')).toBe(true)
    expect(caretAt(editor)).toEqual([0, 'paragraph', 0])
  })

  it('put no caret where nothing can be written: before a title or a guidance', () => {
    const { editor } = open()
    choose(editor, ['paragraph', 0, 0], ['paragraph', 0, 0])
    for (const [at, caret] of [
      [placeOf(editor, 'guidance', 0), [0, 'sectionTitle', 5]],
      [placeOf(editor, 'sectionTitle', 1), [1, 'sectionTitle', 0]],
    ] as const) {
      editor.view.dispatch(editor.state.tr.setSelection(new GapCursor(editor.state.doc.resolve(at))))
      expect(caretAt(editor)).toEqual(caret)
    }
  })

  it('break a line of guidance with Shift+Enter, and none of a title', () => {
    const { editor, ydoc } = open()
    choose(editor, ['guidance', 0, 5], ['guidance', 0, 5])
    press(editor, 'Enter', { shiftKey: true })
    expect(saidIn(ydoc)[0]?.[1]).toBe('About\n the first')
    choose(editor, ['sectionTitle', 0, 5], ['sectionTitle', 0, 5])
    press(editor, 'Enter', { shiftKey: true })
    expect(saidIn(ydoc)[0]?.[0]).toBe('First')
    expect(caretAt(editor)).toEqual([0, 'guidance', 0])
  })

  it('stop at the edges of a title and a guidance, and change nothing there', () => {
    const { editor, ydoc } = open()
    const before = written(ydoc)
    for (const [kind, nth, letters, key] of [
      ['sectionTitle', 0, 0, 'Backspace'],
      ['guidance', 0, 0, 'Backspace'],
      ['paragraph', 0, 0, 'Backspace'],
      ['sectionTitle', 1, 0, 'Backspace'],
      ['sectionTitle', 0, 5, 'Delete'],
      ['guidance', 0, 15, 'Delete'],
      ['paragraph', 1, 3, 'Delete'],
    ] as const) {
      choose(editor, [kind, nth, letters], [kind, nth, letters])
      press(editor, key)
      expect(written(ydoc), `${key} at ${letters} of ${kind} ${nth}`).toBe(before)
      expect(caretAt(editor).slice(1), `${key} at ${letters} of ${kind} ${nth}`).toEqual([kind, letters])
    }
  })

  it('join lines of the text as anywhere else, and make a heading a line again', () => {
    const { editor, ydoc } = open()
    choose(editor, ['paragraph', 1, 0], ['paragraph', 1, 0])
    press(editor, 'Backspace')
    expect(saidIn(ydoc)[0]?.[2]).toBe('onetwo')
    choose(editor, ['paragraph', 0, 0], ['paragraph', 0, 0])
    editor.commands.toggleHeading(2)
    expect(kindsIn(editor, 0)).toEqual(['sectionTitle', 'guidance', 'heading'])
    press(editor, 'Backspace')
    expect(kindsIn(editor, 0)).toEqual(['sectionTitle', 'guidance', 'paragraph'])
  })

  it('join a second title, which two people can leave behind, to the first', () => {
    const { at, docs, editors } = meetInTemplate(two)
    const { editor, ydoc } = at(0)
    const title = editor.schema.nodes.sectionTitle
    if (title === undefined) throw new Error('A template has titles.')
    const again = title.create(null, editor.schema.text(' of all'))
    editor.view.dispatch(editor.state.tr.insert(placeOf(editor, 'guidance'), again).setMeta('sectionAct', true))
    choose(editor, ['sectionTitle', 1, 0], ['sectionTitle', 1, 0])
    press(editor, 'Backspace')
    expect(kindsIn(editor, 0).slice(0, 2)).toEqual(['sectionTitle', 'guidance'])
    expect(saidIn(ydoc)[0]?.[0]).toBe('First of all')
    expectAgreement(docs, editors)
  })
})

describe('a template keeps its sections, titles and guidances', () => {
  it('when everything is chosen and deleted: only the words go, and a line is left to write in', () => {
    const { editor, ydoc } = open()
    editor.commands.selectAll()
    press(editor, 'Delete')
    expect([kindsIn(editor, 0), kindsIn(editor, 1)]).toEqual([
      ['sectionTitle', 'guidance', 'paragraph'],
      ['sectionTitle', 'guidance', 'paragraph'],
    ])
    expect(saidIn(ydoc)).toEqual([
      ['Untitled section', null, ''],
      ['Untitled section', null, ''],
    ])
  })

  it('when words from a title into the text are deleted, typed over or pasted over', () => {
    for (const act of [
      (editor: Editor) => press(editor, 'Backspace'),
      (editor: Editor) => type(editor, 'X'),
      (editor: Editor) => editor.view.pasteHTML('<p>X</p>'),
    ]) {
      const { editor, ydoc } = open()
      choose(editor, ['sectionTitle', 0, 2], ['paragraph', 0, 2])
      act(editor)
      expect(kindsIn(editor, 0)).toEqual(['sectionTitle', 'guidance', 'paragraph', 'paragraph'])
      expect(saidIn(ydoc)[0]?.[0]).toMatch(/^FiX?$/)
      expect(saidIn(ydoc)[0]?.slice(1)).toEqual([null, 'e|two'])
    }
  })

  it('when a paste over several of its lines is refused: then nothing is deleted either', () => {
    const { editor, ydoc } = open()
    const before = written(ydoc)
    choose(editor, ['sectionTitle', 0, 2], ['paragraph', 0, 2])
    editor.view.pasteHTML('<img src="https://example.org/picture.png">')
    expect(written(ydoc)).toBe(before)
  })

  it('when words over two sections are deleted', () => {
    const { editor, ydoc } = open()
    choose(editor, ['paragraph', 1, 1], ['guidance', 1, 9])
    press(editor, 'Backspace')
    expect(saidIn(ydoc)).toEqual([
      ['First', 'About the first', 'one|t'],
      ['Untitled section', 'second', 'three'],
    ])
  })

  it('when a whole title is chosen up to the guidance and typed over', () => {
    const { editor, ydoc } = open()
    choose(editor, ['sectionTitle', 0, 0], ['guidance', 0, 0])
    type(editor, 'New')
    expect(saidIn(ydoc)[0]).toEqual(['New', 'About the first', 'one|two'])
  })

  it('whatever a command of the text would make of them', () => {
    const { editor, ydoc } = open()
    const before = written(ydoc)
    choose(editor, ['sectionTitle', 0, 1], ['sectionTitle', 0, 3])
    editor.commands.toggleHeading(2)
    editor.commands.toggleBulletList()
    editor.commands.toggleQuote()
    editor.commands.setParagraph()
    editor.commands.toggleBold()
    editor.view.dispatch(editor.state.tr.delete(placeOf(editor, 'guidance'), placeOf(editor, 'paragraph')))
    const paragraph = editor.schema.nodes.paragraph?.create()
    if (paragraph !== undefined) editor.view.dispatch(editor.state.tr.insert(placeOf(editor, 'guidance'), paragraph))
    expect(written(ydoc)).toBe(before)
  })

  it('and what is typed into a title stays as it is typed, though it begins like a heading or a list', () => {
    for (const words of ['## How', '1. How', '- How', '> How', '[ ] How']) {
      const { editor, ydoc } = open(templateDocument(writtenSection('Untitled section')))
      choose(editor, ['sectionTitle', 0, 0], ['sectionTitle', 0, 0])
      type(editor, words)
      expect(saidIn(ydoc)[0]?.[0]).toBe(words)
    }
  })

  it('and their words plain: formatting that is typed or pasted into them is left out', () => {
    const { editor, ydoc } = open()
    choose(editor, ['sectionTitle', 0, 5], ['sectionTitle', 0, 5])
    editor.commands.toggleBold()
    type(editor, '!')
    editor.view.pasteHTML('<p>one <b>bold</b></p><ul><li>two</li></ul>')
    expect(saidIn(ydoc)[0]?.[0]).toBe('First!one bold two')
    expect(kindsIn(editor, 0)).toEqual(['sectionTitle', 'guidance', 'paragraph', 'paragraph'])
    expect(written(ydoc)).not.toContain('bold>')
  })
})

describe('what is copied from sections', () => {
  const copied = (editor: Editor, from: number, to: number) => {
    const { dom } = editor.view.serializeForClipboard(editor.state.doc.slice(from, to))
    return dom.innerHTML
  }

  it('of a template gives its content where it is pasted, without titles and guidances', () => {
    const { editor } = open()
    const html = copied(editor, 0, editor.state.doc.content.size)
    const target = open()
    choose(target.editor, ['paragraph', 2, 5], ['paragraph', 2, 5])
    target.editor.view.pasteHTML(html)
    expect(kindsIn(target.editor, 1).slice(0, 2)).toEqual(['sectionTitle', 'guidance'])
    expect(saidIn(target.ydoc)).toEqual([
      ['First', 'About the first', 'one|two'],
      ['Second', 'About the second', 'three|one|two|three'],
    ])
  })

  it('of a template gives a note its content as well, and no title or guidance stands there', () => {
    const { editor } = open()
    const html = copied(editor, 1, editor.state.doc.child(0).nodeSize - 1)
    const ydoc = replica(newNote())
    const note = openEditor(ydoc)
    note.commands.setTextSelection(placeOf(note, 'paragraph') + 1)
    note.view.pasteHTML(html)
    expect(note.state.doc.child(0).textContent).toContain('onetwo')
    expect(written(ydoc)).not.toMatch(/sectiontitle|<guidance/i)
    note.destroy()
  })

  it('of a note gives a template its content', () => {
    const note = openEditor(replica(newNote()))
    typeAt(note, placeOf(note, 'paragraph') + 1, 'from a note')
    const html = copied(note, 0, note.state.doc.child(0).nodeSize)
    note.destroy()
    const { editor, ydoc } = open()
    choose(editor, ['paragraph', 0, 3], ['paragraph', 0, 3])
    editor.view.pasteHTML(html)
    expect(saidIn(ydoc)[0]?.[2]).toContain('from a note')
    expect(editor.state.doc.childCount).toBe(2)
  })

  it('as a title alone gives its words', () => {
    const { editor, ydoc } = open()
    const at = placeOf(editor, 'sectionTitle')
    const html = copied(editor, at + 1, at + 6)
    choose(editor, ['paragraph', 2, 5], ['paragraph', 2, 5])
    editor.view.pasteHTML(html)
    expect(saidIn(ydoc)[1]?.[2]).toBe('threeFirst')
  })
})

describe('rows that a template adds', () => {
  it('record nobody and no moment, and an item of a list is the list’s own', () => {
    const seed = templateDocument(
      writtenSection('Blocks', {
        content: [
          { type: 'timeline', attrs: { id: 't' }, content: [{ type: 'moment', attrs: { id: 'm' } }] },
          { type: 'checklist', attrs: { id: 'c' }, content: [{ type: 'checkItem', attrs: { id: 'i' } }] },
        ],
      }),
    )
    const { editor } = open(seed)
    for (const kind of ['moment', 'checkItem']) {
      choose(editor, [kind, 0, 0], [kind, 0, 0])
      press(editor, 'Enter')
    }
    expect(attributes(editor, 'moment', 1)).toMatchObject({ recordedAt: null, observer: null, observerName: null })
    expect(attributes(editor, 'checkItem', 1)?.key).toMatch(/^item-[0-9a-f]{8}$/)
  })
})

describe('variables in a template', () => {
  const shown = (editor: Editor) =>
    [...editor.view.dom.querySelectorAll<HTMLElement>('.variable, .variableUnknown')].map(
      ({ className, textContent, title }) => [className, textContent, title],
    )

  it('are shown with what they give, and unknown ones with that they stay', () => {
    const seed = templateDocument(writtenSection('First', { content: [line('{client code} and {ClientCode}')] }))
    const { editor } = open(seed)
    expect(shown(editor)).toEqual([
      ['variable', '{client code}', 'The code of the case'],
      ['variableUnknown', '{ClientCode}', unknownVariable],
    ])
  })

  it('are shown as they are typed, by whomever, and no more when a brace goes; nothing is written for it', () => {
    const { at } = meetInTemplate(two)
    const { editor, writes } = at(0)
    typeAt(editor, placeOf(editor, 'paragraph') + 1, '{author')
    expect(shown(editor)).toEqual([])
    typeAt(editor, placeOf(editor, 'paragraph') + 8, '}')
    expect(shown(at(1).editor)).toEqual(shown(editor))
    expect(shown(editor)).toEqual([['variable', '{author}', 'Who begins the note']])
    at(1).editor.view.dispatch(
      at(1).editor.state.tr.delete(placeOf(editor, 'paragraph') + 1, placeOf(editor, 'paragraph') + 2),
    )
    expect(shown(editor)).toEqual([])
    expect(writes.count).toBe(2)
  })

  it('are not shown in a note, where they were filled in', () => {
    const note = openEditor(replica(newNote()))
    typeAt(note, placeOf(note, 'paragraph') + 1, '{client code}')
    expect(shown(note)).toEqual([])
    note.destroy()
  })
})
