// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isReadable } from '../../shared/note/readable.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { attributeAllowed, formatAllowed, isNode, mayContain } from '../../shared/note/structure.ts'
import { insertAt, placeOf, press, typeAt, written } from '../support/editors.ts'
import { attributes, meet, moment } from '../support/meeting.ts'

/** What an admission check by the schema would refuse, in words. */
function refusals(parent: Y.XmlFragment, name: string = FRAGMENT): string[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) {
      const pieces: { attributes?: Record<string, unknown> }[] = child.toDelta()
      const formats = pieces.flatMap(({ attributes }) => Object.entries(attributes ?? {}))
      const bad = formats.filter(([key, value]) => !formatAllowed(key, value)).map(([key]) => `format ${key}`)
      return mayContain(name, 'text') ? bad : [`words in ${name}`, ...bad]
    }
    if (!(child instanceof Y.XmlElement)) return ['a hook']
    const kind = child.nodeName
    const values = Object.entries<unknown>(child.getAttributes())
    return [
      ...(isNode(kind) && mayContain(name, kind) ? [] : [`${kind} in ${name}`]),
      ...values.filter(([key, value]) => !attributeAllowed(kind, key, value)).map(([key]) => `${kind}.${key}`),
      ...refusals(child, kind),
    ]
  })
}

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
    const section = editor.state.doc.children.find(({ attrs }) => attrs.key === 'timeline') ?? editor.state.doc.child(0)
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

  it('keeps what is pasted into a row in that row', () => {
    const { at } = meet('writer')
    const { editor } = at(0)
    insertAt(editor, placeOf(editor, 'timeline') + 1, moment('m1', '14:24'))
    editor.commands.setTextSelection(placeOf(editor, 'moment') + 1)
    editor.view.pasteHTML('<p>one</p><ul><li>two</li><li><b>three</b></li></ul>')
    const timeline = editor.state.doc.nodeAt(placeOf(editor, 'timeline'))
    expect(timeline?.childCount).toBe(1)
    expect(timeline?.textBetween(0, timeline.content.size, '|', '/')).toBe('one/two/three')
  })

  it.each([
    '<ol start="-5"><li>a</li></ol>',
    '<ol start="1e400"><li>a</li></ol>',
    `<p><a href="https://example.org/${'x'.repeat(3000)}">far</a> <code>code</code></p><pre>pre</pre><hr>`,
    '<table><tr><td colspan="2">a</td></tr><tr><th>b</th><td><table><tr><td>inner</td></tr></table></td></tr></table>',
    '<div data-block="dose" data-weight="heavy" data-route="by air"><div data-row="doserow" data-given="-7" data-at="99:99">x</div></div>',
    '<div data-block="scale" data-instrument="cssrs" data-q1="9"></div><ul><li><div data-block="scale" data-q1="1"></div></li></ul>',
    '<h1>a</h1><h6>b</h6><ul data-type="taskList"><li data-type="taskItem" data-checked="true">c</li></ul>',
    `${'<blockquote>'.repeat(200)}deep${'</blockquote>'.repeat(200)}`,
  ])('makes nothing of what is pasted that the server would refuse: %s', (html) => {
    const { at } = meet('writer')
    const { editor, ydoc } = at(0)
    typeAt(editor, placeOf(editor, 'paragraph') + 1, 'here')
    editor.commands.setTextSelection(placeOf(editor, 'paragraph') + 3)
    editor.view.pasteHTML(html)
    expect(refusals(ydoc.getXmlFragment(FRAGMENT))).toEqual([])
    expect(isReadable(ydoc)).toBe(true)
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
