// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { timeZeroOf } from '../../shared/note/derive.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { fill, insertAt, placeOf, typeAt, written } from '../support/editors.ts'
import { attributes, expectAgreement, meet, moment, row } from '../support/meeting.ts'

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

  it('take back that a row was added, and leave it where the other has written in it', () => {
    const { at, docs, editors } = meet('writer', 'writer')
    insertAt(at(0).editor, placeOf(at(0).editor, 'timeline') + 1, moment('m1', '14:24'))
    typeAt(at(1).editor, placeOf(at(1).editor, 'moment') + 1, 'The water is holding the house up.')
    at(0).editor.commands.undo()
    expect(attributes(at(1).editor, 'moment')).toMatchObject({ id: 'm1', at: '14:24' })
    expect(at(0).editor.state.doc.textContent).toContain('The water is holding the house up.')
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

  it('abuse 19: draws no address that leads elsewhere than https or mailto, even one that came in raw', () => {
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
