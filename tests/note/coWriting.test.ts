// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { timeZeroOf } from '../../shared/note/derive.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import {
  countWrites,
  fill,
  insertAt,
  link,
  newNote,
  openEditor,
  placeOf,
  press,
  replica,
  typeAt,
  written,
} from '../support/editors.ts'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

const seed = newNote()

/** Writers and readers of one note, each with an own replica and a real editor. */
function meet(...who: readonly ('writer' | 'reader')[]) {
  const docs = who.map(() => replica(seed))
  const writes = docs.map(countWrites)
  const line = link(...docs)
  const editors = docs.map((ydoc, index) => openEditor(ydoc, { editable: who[index] === 'writer' }))
  open.push(...editors)
  const at = (index: number) => {
    const [editor, ydoc, own] = [editors[index], docs[index], writes[index]]
    if (editor === undefined || ydoc === undefined || own === undefined) throw new Error('Nobody is there.')
    return { editor, ydoc, writes: own }
  }
  return { line, at, docs, editors }
}

function expectAgreement(docs: readonly Y.Doc[], editors: readonly Editor[]): void {
  const [first] = docs
  for (const ydoc of docs) expect(written(ydoc)).toBe(first === undefined ? '' : written(first))
  for (const editor of editors) expect(editor.getJSON()).toEqual(editors[0]?.getJSON())
}

const attributes = (editor: Editor, kind: string, nth = 0) => editor.state.doc.nodeAt(placeOf(editor, kind, nth))?.attrs
const row = (id: string, values: Record<string, unknown> = {}) => ({ type: 'doseRow', attrs: { id, ...values } })
const moment = (id: string, at: string) => ({ type: 'moment', attrs: { id, at } })

describe('two people in one block', () => {
  it('fill different cells of one row at the same moment and both keep theirs', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    line.cut()
    fill(at(0).editor, 'doseRow', 0, 'given', 70)
    fill(at(1).editor, 'doseRow', 0, 'site', 'left deltoid')
    fill(at(0).editor, 'dose', 0, 'weight', 82.4)
    fill(at(1).editor, 'dose', 0, 'route', 'im')
    line.join()
    expect(attributes(at(0).editor, 'doseRow')).toMatchObject({ given: 70, site: 'left deltoid' })
    expect(attributes(at(1).editor, 'dose')).toMatchObject({ weight: 82.4, route: 'im' })
    expectAgreement(docs, editors)
  })

  it('answer different items of one scale and both keep theirs', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    line.cut()
    for (const item of ['q1', 'q2', 'q3']) fill(at(0).editor, 'scale', 0, item, 2)
    for (const item of ['q4', 'q9', 'difficulty']) fill(at(1).editor, 'scale', 0, item, 0)
    line.join()
    expect(attributes(at(0).editor, 'scale')).toMatchObject({ q1: 2, q2: 2, q3: 2, q4: 0, q9: 0, difficulty: 0 })
    expectAgreement(docs, editors)
  })

  it('both add a row at the same place, and both rows are there', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    line.cut()
    for (const [index, id] of ['from one', 'from the other'].entries()) {
      const { editor } = at(index)
      insertAt(editor, placeOf(editor, 'timeline') + 1, moment(id, '14:0'.concat(String(index))))
      insertAt(editor, placeOf(editor, 'doseRow') + 2, row(id, { given: 25 }))
    }
    line.join()
    for (const id of ['from one', 'from the other']) expect(written(at(0).ydoc).split(`id="${id}"`)).toHaveLength(3)
    expectAgreement(docs, editors)
  })

  it('write the words of one moment while its time is corrected and another is added before it', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    insertAt(at(0).editor, placeOf(at(0).editor, 'timeline') + 1, moment('m1', '14:24'))
    line.cut()
    typeAt(at(1).editor, placeOf(at(1).editor, 'moment') + 1, 'The water is holding the house up.')
    fill(at(0).editor, 'moment', 0, 'at', '14:25')
    fill(at(0).editor, 'moment', 0, 'kind', 'said')
    insertAt(at(0).editor, placeOf(at(0).editor, 'timeline') + 1, moment('m0', '14:06'))
    line.join()
    expect(at(0).editor.state.doc.textContent).toContain('The water is holding the house up.')
    expect(attributes(at(1).editor, 'moment', 1)).toMatchObject({ id: 'm1', at: '14:25', kind: 'said' })
    expectAgreement(docs, editors)
  })

  it('begin to write in one empty line at the same moment, and neither word is lost', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    line.cut()
    typeAt(at(0).editor, placeOf(at(0).editor, 'paragraph') + 1, 'alpha ')
    typeAt(at(1).editor, placeOf(at(1).editor, 'paragraph') + 1, 'beta ')
    line.join()
    typeAt(at(0).editor, placeOf(at(0).editor, 'paragraph') + 1, 'gamma ')
    for (const word of ['alpha', 'beta', 'gamma']) expect(at(1).editor.state.doc.textContent).toContain(word)
    expectAgreement(docs, editors)
  })

  it('empty a section each in part, and what remains still fits', () => {
    const { line, at, docs, editors } = meet('writer', 'writer')
    const end = placeOf(at(0).editor, 'paragraph') + 2
    insertAt(at(0).editor, end, { type: 'paragraph', content: [{ type: 'text', text: 'second' }] })
    line.cut()
    const remove = (editor: Editor, nth: number) => {
      const from = placeOf(editor, 'paragraph', nth)
      editor.view.dispatch(editor.state.tr.delete(from, from + (editor.state.doc.nodeAt(from)?.nodeSize ?? 0)))
    }
    remove(at(0).editor, 0)
    remove(at(1).editor, 1)
    line.join()
    expect(at(0).editor.state.doc.firstChild?.type.name).toBe('section')
    expect(() => at(0).editor.state.doc.check()).not.toThrow()
    expectAgreement(docs, editors)
  })

  it('move T+0 and every T+min by correcting one cell, and no clock time', () => {
    const { at } = meet('writer', 'writer')
    fill(at(0).editor, 'doseRow', 0, 'at', '14:02')
    fill(at(0).editor, 'doseRow', 0, 'given', 70)
    expect(timeZeroOf(readNote(at(1).ydoc))).toBe('14:02')
    fill(at(1).editor, 'doseRow', 0, 'at', '14:05')
    expect(timeZeroOf(readNote(at(0).ydoc))).toBe('14:05')
  })
})

describe('an open editor', () => {
  it('writes nothing when it opens, for readers and writers, and nothing when it closes', () => {
    const { at } = meet('writer', 'reader')
    at(0).editor.destroy()
    at(1).editor.destroy()
    expect(at(0).writes.count).toBe(0)
    expect(at(1).writes.count).toBe(0)
  })

  it('writes nothing in answer to what colleagues do, whatever they do', () => {
    const { at, docs, editors } = meet('writer', 'writer', 'reader')
    const { editor } = at(0)
    const first = placeOf(editor, 'paragraph') + 1
    typeAt(editor, first, 'See https://example.org ')
    editor
      .chain()
      .setTextSelection(first + 2)
      .toggleBulletList()
      .run()
    editor
      .chain()
      .setTextSelection(placeOf(editor, 'paragraph') + 2)
      .insertTable()
      .run()
    editor.commands.addRow()
    editor.commands.addColumn()
    editor.commands.deleteRow()
    fill(editor, 'scale', 0, 'q1', 1)
    insertAt(editor, placeOf(editor, 'timeline') + 1, moment('m1', '14:24'))
    editor.commands.undo()
    const section = editor.state.doc.child(1)
    const from = editor.state.doc.child(0).nodeSize + 1
    editor.view.dispatch(editor.state.tr.delete(from, from + section.content.size))
    expect(at(0).writes.count).toBeGreaterThan(5)
    expect(at(1).writes.count).toBe(0)
    expect(at(2).writes.count).toBe(0)
    expectAgreement(docs, editors)
  })

  it('writes one update for one cell', () => {
    const { at } = meet('writer', 'reader')
    fill(at(0).editor, 'doseRow', 0, 'given', 70)
    expect(at(0).writes.count).toBe(1)
  })

  it('leaves rows of a table that differ in length as they are', () => {
    const { line, at, docs, editors } = meet('writer', 'writer', 'reader')
    const start = placeOf(at(0).editor, 'paragraph') + 1
    at(0).editor.chain().setTextSelection(start).insertTable().run()
    line.cut()
    at(0)
      .editor.chain()
      .setTextSelection(placeOf(at(0).editor, 'tableCell') + 2)
      .addColumn()
      .run()
    at(1)
      .editor.chain()
      .setTextSelection(placeOf(at(1).editor, 'tableCell') + 2)
      .addRow()
      .run()
    const before = [at(0).writes.count, at(1).writes.count, at(2).writes.count]
    line.join()
    expect([at(0).writes.count, at(1).writes.count, at(2).writes.count]).toEqual(before)
    const widths = at(0)
      .editor.state.doc.nodeAt(placeOf(at(0).editor, 'table'))
      ?.children.map((each) => each.childCount)
    expect(widths).toEqual([4, 4, 3, 4])
    expectAgreement(docs, editors)
  })

  it('undoes own edits and leaves those of colleagues', () => {
    const { at, docs, editors } = meet('writer', 'writer')
    fill(at(0).editor, 'doseRow', 0, 'given', 70)
    fill(at(1).editor, 'doseRow', 0, 'site', 'left deltoid')
    typeAt(at(1).editor, placeOf(at(1).editor, 'paragraph') + 1, 'Theirs.')
    at(0).editor.commands.undo()
    expect(attributes(at(1).editor, 'doseRow')).toMatchObject({ given: null, site: 'left deltoid' })
    expect(at(0).editor.state.doc.textContent).toContain('Theirs.')
    expectAgreement(docs, editors)
  })

  it('draws no address that leads elsewhere than https or mailto, even one that came in raw', () => {
    const { at } = meet('writer')
    const { ydoc, editor } = at(0)
    const first = ydoc.getXmlFragment(FRAGMENT).get(0)
    if (!(first instanceof Y.XmlElement)) throw new Error('no section')
    const line = first.get(0)
    if (!(line instanceof Y.XmlElement)) throw new Error('no line')
    const text = line.get(0)
    if (!(text instanceof Y.XmlText)) throw new Error('no text')
    ydoc.transact(() => text.insert(0, 'press here', { link: { href: 'javascript:alert(1)' } }), 'from afar')
    expect(editor.getText()).toContain('press here')
    expect(editor.view.dom.querySelector('a')).toBeNull()
    expect(editor.getHTML()).not.toContain('javascript')
    text.format(0, 5, { link: { href: 'https://example.org/' } })
    expect(editor.view.dom.querySelector('a')?.getAttribute('href')).toBe('https://example.org/')
    expect(editor.view.dom.querySelector('a')?.rel).toContain('noopener')
  })
})

describe('writing in sections', () => {
  it('keeps the sections when everything is chosen and deleted, and leaves a line to write in', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    typeAt(editor, placeOf(editor, 'paragraph', 0) + 1, 'first')
    typeAt(editor, placeOf(editor, 'paragraph', 1) + 1, 'second')
    const sections = editor.state.doc.childCount
    editor.commands.setTextSelection({
      from: placeOf(editor, 'paragraph', 0) + 3,
      to: placeOf(editor, 'paragraph', 1) + 4,
    })
    expect(press(editor, 'Backspace')).toBe(true)
    expect(editor.state.doc.childCount).toBe(sections)
    expect(editor.state.doc.child(0).textContent).toBe('fi')
    expect(editor.state.doc.child(1).textContent).toBe('ond')
    editor.commands.selectAll()
    press(editor, 'Delete')
    expect(editor.state.doc.childCount).toBe(sections)
    expect(editor.state.doc.textContent).toBe('')
    for (const section of editor.state.doc.children) expect(section.firstChild?.type.name).toBe('paragraph')
  })

  it('deletes words over the edge of a block and leaves its rows and cells', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    insertAt(editor, placeOf(editor, 'timeline') + 1, moment('m1', '14:24'))
    insertAt(editor, placeOf(editor, 'moment') + 2, moment('m2', '14:31'))
    typeAt(editor, placeOf(editor, 'moment', 0) + 1, 'water')
    typeAt(editor, placeOf(editor, 'moment', 1) + 1, 'keys')
    const below = placeOf(editor, 'moment', 1) + 1 + 'keys'.length + 2
    typeAt(editor, below + 1, 'prose')
    editor.commands.setTextSelection({ from: placeOf(editor, 'moment', 0) + 3, to: below + 3 })
    press(editor, 'Backspace')
    expect(attributes(editor, 'moment', 0)).toMatchObject({ id: 'm1', at: '14:24' })
    expect(attributes(editor, 'moment', 1)).toMatchObject({ id: 'm2', at: '14:31' })
    const section = editor.state.doc.child(4)
    expect(section.child(0).children.map((row) => row.textContent)).toEqual(['wa', ''])
    expect(section.child(1).textContent).toBe('ose')
  })

  it('refuses any own change that takes a section away, adds one or moves one, and changes nothing', () => {
    const { at } = meet('writer')
    const { editor, ydoc } = at(0)
    const before = written(ydoc)
    const size = editor.state.doc.child(0).nodeSize
    editor.view.dispatch(editor.state.tr.delete(0, size))
    editor.view.dispatch(editor.state.tr.insert(0, editor.state.doc.child(1)))
    expect(written(ydoc)).toBe(before)
    expect(at(0).writes.count).toBe(0)
  })

  it('chooses the section, not the note, with the key for everything', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    typeAt(editor, placeOf(editor, 'paragraph', 1) + 1, 'second section')
    editor.commands.setTextSelection(placeOf(editor, 'paragraph', 1) + 3)
    press(editor, 'a', { ctrlKey: true })
    const { from, to } = editor.state.selection
    expect(editor.state.doc.textBetween(from, to)).toBe('second section')
  })

  it('gives pasted copies of blocks and rows new ids, and takes the content of a pasted section', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    const html =
      '<section data-key="x" data-title="X"><p>from a section</p><div data-block="dose" data-id="id-6"><div data-row="doserow" data-id="id-7" data-given="70">slowly</div></div></section>'
    const idsBefore = new Set<unknown>()
    editor.state.doc.descendants((node) => {
      if (node.attrs.id != null) idsBefore.add(node.attrs.id)
    })
    editor.commands.setTextSelection(placeOf(editor, 'paragraph', 1) + 1)
    editor.view.pasteHTML(html)
    expect(editor.state.doc.textContent).toContain('from a section')
    const ids: unknown[] = []
    editor.state.doc.descendants((node) => {
      if (node.attrs.id != null) ids.push(node.attrs.id)
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !idsBefore.has(id))).toHaveLength(2)
    expect(editor.state.doc.textContent).toContain('slowly')
  })

  it('drops scripts, styles and addresses of other kinds from what is pasted', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    editor.commands.setTextSelection(placeOf(editor, 'paragraph') + 1)
    editor.view.pasteHTML(
      '<p style="color:red" onclick="x()">plain <a href="javascript:x()">words</a><script>x()</script><img src=x></p>',
    )
    expect(editor.getHTML()).toContain('<p>plain words</p>')
    expect(written(at(0).ydoc)).not.toMatch(/javascript|onclick|script|style|img/)
  })

  it('answers Enter in a row with a row, and Backspace in an unfilled one by removing it', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    insertAt(editor, placeOf(editor, 'timeline') + 1, moment('m1', '14:24'))
    editor.commands.setTextSelection(placeOf(editor, 'moment') + 1)
    press(editor, 'Enter')
    expect(attributes(editor, 'moment', 1)).toMatchObject({ at: null, observerName: 'Writer' })
    expect(attributes(editor, 'moment', 1)?.recordedAt).toMatch(/^2026-11-20T14:02/)
    editor.commands.setTextSelection(placeOf(editor, 'moment', 1) + 1)
    press(editor, 'Backspace')
    expect(() => placeOf(editor, 'moment', 1)).toThrow()
    editor.commands.setTextSelection(placeOf(editor, 'moment') + 1)
    press(editor, 'Backspace')
    expect(attributes(editor, 'moment')).toMatchObject({ at: '14:24' })
  })
})
