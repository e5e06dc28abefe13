// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import {
  addFromLibrary,
  addSection,
  mendSection,
  moveSection,
  removeSection,
  setSection,
} from '../../client/templates/editor/sectionActs.ts'
import { LibrarySection } from '../../shared/api/templates.ts'
import { readNote } from '../../shared/note/read.ts'
import { sectionsOf } from '../../shared/templates/content.ts'
import { placeOf, press, typeAt, written } from '../support/editors.ts'
import { expectAgreement } from '../support/meeting.ts'
import { meetInTemplate, saidIn, templateDocument, titlesIn, writtenSection } from '../support/templateDocuments.ts'

const three = templateDocument(
  writtenSection('First', { guidance: 'About the first' }),
  writtenSection('Second', { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'begins so' }] }] }),
  writtenSection('Third'),
)

const caretAt = (editor: Editor) => {
  const { $head } = editor.state.selection
  return [$head.index(0), $head.parent.type.name]
}

/** Where the section with this id stands. */
const nth = (editor: Editor, id: string) => editor.state.doc.children.findIndex(({ attrs }) => attrs.id === id)

/** Types at the end of the nth node of a kind. */
function typeInto(editor: Editor, kind: string, nth: number, words: string): void {
  const at = placeOf(editor, kind, nth)
  typeAt(editor, at + (editor.state.doc.nodeAt(at)?.nodeSize ?? 2) - 1, words)
}

describe('two people in one template', () => {
  it('write one title at once, and both keep what they wrote', () => {
    const { at, line, docs, editors } = meetInTemplate(three)
    line.cut()
    typeInto(at(0).editor, 'sectionTitle', 0, ' contact')
    typeAt(at(1).editor, placeOf(at(1).editor, 'sectionTitle', 0) + 1, 'The ')
    line.join()
    expect(titlesIn(at(0).ydoc)[0]).toBe('The First contact')
    expectAgreement(docs, editors)
  })

  it('begin the empty title of a new section at once, and both keep every letter', () => {
    const { at, line, docs, editors } = meetInTemplate(three)
    addSection(at(0).editor, 2)
    line.cut()
    for (const letter of 'Senses') at(0).editor.view.dispatch(at(0).editor.state.tr.insertText(letter))
    for (const [index, letter] of [...'Body'].entries())
      typeAt(at(1).editor, placeOf(at(1).editor, 'sectionTitle', 3) + 1 + index, letter)
    line.join()
    expect(['SensesBody', 'BodySenses']).toContain(titlesIn(at(0).ydoc)[3])
    expectAgreement(docs, editors)
  })

  it('set two things about one section at once, and both hold', () => {
    const { at, line } = meetInTemplate(three)
    line.cut()
    setSection(at(0).editor, 1, 'required', true)
    setSection(at(1).editor, 1, 'answeredBy', 'prescriber')
    expect(at(0).writes.count).toBe(1)
    line.join()
    expect(sectionsOf(readNote(at(0).ydoc))[1]).toMatchObject({ required: true, answeredBy: 'prescriber' })
  })

  it('write in one section while the other adds one above, and nothing is lost', () => {
    const { at, line, docs, editors } = meetInTemplate(three)
    line.cut()
    addSection(at(0).editor, -1)
    typeInto(at(0).editor, 'sectionTitle', 0, 'Before all')
    typeInto(at(1).editor, 'paragraph', 1, ' and goes on')
    line.join()
    expect(saidIn(at(0).ydoc).map(([title, , words]) => `${title}: ${words}`)).toEqual([
      'Before all: ',
      'First: ',
      'Second: begins so and goes on',
      'Third: ',
    ])
    expectAgreement(docs, editors)
  })

  it('keep what one of them types into a section that the other moves at that moment, if they are seen in it', () => {
    const { at, line, docs, editors } = meetInTemplate(three)
    line.cut()
    moveSection(at(0).editor, nth(at(0).editor, 's2'), -1, new Set(['s1']))
    typeInto(at(1).editor, 'sectionTitle', 0, ' of all')
    line.join()
    expect(titlesIn(at(0).ydoc)).toEqual(['Second', 'First of all', 'Third'])
    expectAgreement(docs, editors)
  })
})

describe('two people who move sections', () => {
  const ids = (editor: Editor) => editor.state.doc.children.map(({ attrs }) => attrs.id)

  it('at once can leave one twice, and never two with one id or one key, so that each is removed by itself', () => {
    const { at, line, docs, editors } = meetInTemplate(three)
    line.cut()
    for (const index of [0, 1]) moveSection(at(index).editor, 1, -1)
    line.join()
    expect(titlesIn(at(0).ydoc)).toEqual(['Second', 'First', 'First', 'Third'])
    expect(new Set(ids(at(0).editor)).size).toBe(4)
    expect(new Set(sectionsOf(readNote(at(0).ydoc)).map(({ key }) => key)).size).toBe(4)
    removeSection(at(0).editor, 2)
    expect(titlesIn(at(1).ydoc)).toEqual(['Second', 'First', 'Third'])
    expectAgreement(docs, editors)
  })

  it('keep what the other wrote in a moved section when the move is undone', () => {
    const { at, docs, editors } = meetInTemplate(three)
    moveSection(at(0).editor, 1, -1)
    typeInto(at(1).editor, 'paragraph', 1, 'a colleague’s words')
    at(0).editor.commands.undo()
    expect(written(at(0).ydoc)).toContain('a colleague’s words')
    expect(titlesIn(at(0).ydoc)).toEqual(expect.arrayContaining(['First', 'Second', 'Third']))
    expect(new Set(ids(at(0).editor)).size).toBe(ids(at(0).editor).length)
    expectAgreement(docs, editors)
  })
})

describe('the acts of sections', () => {
  it('add one behind another with a title, guidance, a line, an id and a key, and the caret in its title', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc, writes } = at(0)
    addSection(editor, 0)
    expect(writes.count).toBe(1)
    expect(caretAt(editor)).toEqual([1, 'sectionTitle'])
    const made = editor.state.doc.child(1)
    expect(made.children.map(({ type }) => type.name)).toEqual(['sectionTitle', 'guidance', 'paragraph'])
    expect(made.attrs.key).toMatch(/^[a-z][a-z0-9-]{0,63}$/)
    expect(made.attrs.id).toMatch(/^[0-9a-f-]{36}$/)
    typeInto(editor, 'sectionTitle', 1, 'Senses')
    expect(sectionsOf(readNote(ydoc))[1]).toMatchObject({ title: 'Senses', key: made.attrs.key })
  })

  it('are each taken back by one undo, with every word', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc } = at(0)
    const before = saidIn(ydoc)
    const acts = [
      () => addSection(editor, 1),
      () => removeSection(editor, nth(editor, 's2')),
      () => moveSection(editor, nth(editor, 's3'), -1),
      () => moveSection(editor, nth(editor, 's1'), 1),
      () => addFromLibrary(editor, 0, saved()),
    ]
    for (const act of acts) {
      expect(act()).toBe(true)
      expect(saidIn(ydoc)).not.toEqual(before)
      editor.commands.undo()
      expect(saidIn(ydoc)).toEqual(before)
    }
  })

  it('move a section over its neighbours and not past an end, and leave the caret in the words it was in', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc } = at(0)
    editor.commands.setTextSelection(placeOf(editor, 'sectionTitle', 0) + 3)
    moveSection(editor, nth(editor, 's3'), -1)
    moveSection(editor, nth(editor, 's3'), -1)
    expect(titlesIn(ydoc)).toEqual(['Third', 'First', 'Second'])
    expect(caretAt(editor)).toEqual([1, 'sectionTitle'])
    expect(editor.state.selection.$head.parentOffset).toBe(2)
    expect(moveSection(editor, nth(editor, 's3'), -1)).toBe(false)
    expect(titlesIn(ydoc)).toEqual(['Third', 'First', 'Second'])
  })

  it('remove the last one that is left, and add one again', () => {
    const { at } = meetInTemplate(templateDocument(writtenSection('Only')), 1)
    const { editor, ydoc } = at(0)
    removeSection(editor, nth(editor, 's1'))
    expect(titlesIn(ydoc)).toEqual([])
    addSection(editor, -1)
    expect(titlesIn(ydoc)).toEqual(['Untitled section'])
    expect(caretAt(editor)).toEqual([0, 'sectionTitle'])
  })

  it('change nothing for a reader', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc, writes } = at(0)
    const before = written(ydoc)
    editor.setEditable(false)
    addSection(editor, 0)
    removeSection(editor, nth(editor, 's1'))
    moveSection(editor, nth(editor, 's1'), 1)
    setSection(editor, 0, 'required', true)
    mendSection(editor, nth(editor, 's1'), 'guidance')
    addFromLibrary(editor, 0, saved())
    expect(written(ydoc)).toBe(before)
    expect(writes.count).toBe(0)
  })

  it('put back a title and a guidance that are missing, in their places', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc } = at(0)
    const section = editor.state.doc.child(0)
    const lost = (section.firstChild?.nodeSize ?? 0) + section.child(1).nodeSize
    editor.view.dispatch(editor.state.tr.delete(1, 1 + lost).setMeta('sectionAct', true))
    expect(saidIn(ydoc)[0]).toEqual(['Untitled section', null, ''])
    mendSection(editor, nth(editor, 's1'), 'guidance')
    mendSection(editor, nth(editor, 's1'), 'sectionTitle')
    expect(editor.state.doc.child(0).children.map(({ type }) => type.name)).toEqual([
      'sectionTitle',
      'guidance',
      'paragraph',
    ])
    expect(caretAt(editor)).toEqual([0, 'sectionTitle'])
    press(editor, 'Enter')
    expect(caretAt(editor)).toEqual([0, 'guidance'])
  })

  it('take a section of the library with ids of its own, formatted, with the library named as its source', () => {
    const { at } = meetInTemplate(three, 1)
    const { editor, ydoc } = at(0)
    addFromLibrary(editor, 0, saved())
    addFromLibrary(editor, 0, saved())
    const [, one, other] = sectionsOf(readNote(ydoc))
    expect(one).toMatchObject({ title: 'Senses', guidance: 'What was felt', required: true, source: saved().id })
    expect(one?.content[0]?.content?.[0]?.marks).toEqual([{ type: 'bold' }])
    expect(one?.key).not.toBe(other?.key)
    const ids: unknown[] = []
    editor.state.doc.descendants((node) => {
      if (node.attrs.id !== undefined) ids.push(node.attrs.id)
    })
    expect(ids.filter((id) => id === null || id === 'old')).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const saved = () =>
  LibrarySection.parse({
    id: '0198c2f4-0000-7000-8000-000000000001',
    name: 'Senses involved',
    title: 'Senses',
    guidance: 'What was felt',
    required: true,
    answeredBy: null,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Felt:', marks: [{ type: 'bold' }] }] },
      {
        type: 'goal',
        attrs: { id: 'old' },
        content: [{ type: 'goalText' }, { type: 'goalNoticed', attrs: { id: null } }],
      },
    ],
    savedBy: null,
    savedAt: '2026-11-20T14:02:00.000Z',
    templates: [],
    abilities: { remove: false },
  })
