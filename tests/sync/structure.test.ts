// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { fill, typeAt } from '../support/editors.ts'
import { agree, atTheSameMoment, caretAt, endOf, openTogether, orders, saidOrHeld } from './structureEditors.ts'

const text = (words: string) => ({ type: 'text', text: words })
const line = (words: string) => ({ type: 'paragraph', content: [text(words)] })
const item = (words: string) => ({ type: 'listItem', content: [line(words)] })
const list = (...words: string[]) => ({ type: 'bulletList', content: words.map(item) })
const cell = (words: string) => ({ type: 'tableCell', content: [line(words)] })
const row = (...words: string[]) => ({ type: 'tableRow', content: words.map(cell) })

interface Case {
  colleague: string
  content: unknown[]
  act: (editor: Editor) => void
  /** Words of the content that the colleague deletes on purpose. */
  deleted?: string[]
}

/** The author types behind “beta” in each of them. */
const cases: Case[] = [
  { colleague: 'makes the line a heading', content: [line('beta')], act: on('beta', (c) => c.toggleHeading(2)) },
  {
    colleague: 'makes the heading a line again',
    content: [{ type: 'heading', attrs: { level: 2 }, content: [text('beta')] }],
    act: on('beta', (c) => c.toggleHeading(2)),
  },
  { colleague: 'makes it a bullet list', content: [line('beta')], act: on('beta', (c) => c.toggleBulletList()) },
  { colleague: 'makes it an ordered list', content: [line('beta')], act: on('beta', (c) => c.toggleOrderedList()) },
  { colleague: 'makes it a task list', content: [line('beta')], act: on('beta', (c) => c.toggleTaskList()) },
  {
    colleague: 'turns the bullet list into an ordered one',
    content: [list('alpha', 'beta')],
    act: on('beta', (c) => c.toggleOrderedList()),
  },
  { colleague: 'puts it in a quote', content: [line('beta')], act: on('beta', (c) => c.toggleQuote()) },
  {
    colleague: 'takes it out of the quote',
    content: [{ type: 'blockquote', content: [line('alpha'), line('beta')] }],
    act: on('beta', (c) => c.toggleQuote()),
  },
  { colleague: 'splits the line', content: [line('alpha beta')], act: on('alpha', (c) => c.splitBlock()) },
  {
    colleague: 'links words in the middle of the line to an item',
    content: [line('alpha beta')],
    act: on('alpha', (c) => c.insertContent({ type: 'itemLink', attrs: { to: 'g', kind: 'goal', label: 'a goal' } })),
  },
  {
    colleague: 'joins it to the line before',
    content: [line('alpha'), line('beta')],
    act: (editor) => {
      caretAt(editor, 'beta', 'before')
      editor.commands.joinBackward()
    },
  },
  {
    colleague: 'joins it to the line before, from that line’s end',
    content: [line('alpha'), line('beta')],
    act: on('alpha', (c) => c.joinForward()),
  },
  {
    colleague: 'joins the list item to the one before',
    content: [list('alpha', 'beta')],
    act: (editor) => {
      caretAt(editor, 'beta', 'before')
      editor.commands.joinBackward()
    },
  },
  {
    colleague: 'lifts it out of the list',
    content: [list('alpha', 'beta')],
    act: on('beta', (c) => c.liftListItem('listItem')),
  },
  {
    colleague: 'sinks it under the item before',
    content: [list('alpha', 'beta')],
    act: on('beta', (c) => c.sinkListItem('listItem')),
  },
  { colleague: 'drags it above the line before', content: [line('alpha'), line('beta')], act: drag('paragraph') },
  { colleague: 'drags the list item above the one before', content: [list('alpha', 'beta')], act: drag('listItem') },
  {
    colleague: 'deletes the line',
    content: [line('alpha'), line('beta')],
    act: remove('paragraph'),
    deleted: ['beta'],
  },
  {
    colleague: 'adds a row to the table',
    content: [{ type: 'table', content: [row('alpha', 'beta')] }],
    act: on('alpha', (c) => c.addRow()),
  },
  {
    colleague: 'adds a column to the table',
    content: [{ type: 'table', content: [row('alpha', 'beta')] }],
    act: on('alpha', (c) => c.addColumn()),
  },
  {
    colleague: 'deletes the table’s row',
    content: [{ type: 'table', content: [row('gamma'), row('beta')] }],
    act: on('beta', (c) => c.deleteRow()),
    deleted: ['beta'],
  },
]

/** Puts the caret behind words and runs a command there. */
function on(words: string, command: (commands: Editor['commands']) => boolean): (editor: Editor) => void {
  return (editor) => {
    caretAt(editor, words)
    if (!command(editor.commands)) throw new Error('The command does nothing here.')
  }
}

/** The innermost node of a kind around “beta”, and the one before it. */
function around(editor: Editor, kind: string) {
  const $place = editor.state.doc.resolve(endOf(editor, 'beta'))
  for (let depth = $place.depth; depth > 0; depth--) {
    const node = $place.node(depth)
    if (node.type.name !== kind) continue
    const before = $place.node(depth - 1).maybeChild($place.index(depth - 1) - 1)
    return { node, before, at: $place.before(depth) }
  }
  throw new Error(`“beta” is in no ${kind}.`)
}

/** What a drag does: the node is cut, and put in again before its neighbour, as one change. */
function drag(kind: string): (editor: Editor) => void {
  return (editor) => {
    const { node, before, at } = around(editor, kind)
    const to = at - (before?.nodeSize ?? 0)
    editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize).insert(to, node))
  }
}

function remove(kind: string): (editor: Editor) => void {
  return (editor) => {
    const { node, at } = around(editor, kind)
    editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize))
  }
}

const typed = ' AND TWENTY WORDS'

test.each(cases)(
  'abuse 28: SYNC-31 a colleague $colleague while an author types in it: no word lost, in both orders of arrival',
  async ({ content, act, deleted = [] }) => {
    const people = await clinic(await startApp())
    for (const order of orders) {
      const together = await openTogether(people, content)
      const { author, colleague, reader } = together
      await atTheSameMoment(together, order, {
        author: (editor) => typeAt(editor, endOf(editor, 'beta'), typed),
        colleague: act,
      })
      await agree(together)
      const { said, held } = await saidOrHeld(together)
      expect(
        [said, ...held].filter((words) => words.includes(typed)),
        order,
      ).toHaveLength(1)
      for (const words of JSON.stringify(content).match(/alpha|beta|gamma/g) ?? [])
        expect(said.includes(words), `${words}, ${order}`).toBe(!deleted.includes(words))
      expect(reader.writes()).toBe(0)
      for (const { client } of [author, colleague, reader])
        expect(client.closes.filter((code) => code >= 4000)).toEqual([])
    }
  },
)

test('abuse 28: SYNC-33 two people set one cell at the same moment: one value stands, the other is its author’s again', async () => {
  const people = await clinic(await startApp())
  for (const order of orders) {
    const together = await openTogether(people, [])
    const { author, colleague, reader } = together
    await atTheSameMoment(together, order, {
      author: (editor) => {
        fill(editor, 'doseRow', 0, 'given', 70)
        fill(editor, 'doseRow', 0, 'site', 'left deltoid')
      },
      colleague: (editor) => {
        fill(editor, 'doseRow', 0, 'given', 75)
        fill(editor, 'doseRow', 0, 'site', 'left deltoid')
      },
    })
    await agree(together)
    const given: unknown[] = []
    author.editor.state.doc.descendants((node) => {
      if (node.type.name === 'doseRow') given.push(node.attrs.given)
    })
    const { held } = await saidOrHeld(together)
    const colleagues = await saidOrHeld({ ...together, author: colleague })
    expect([70, 75]).toContain(given[0])
    // What both said alike is nobody's loss.
    expect([...held, ...colleagues.held]).toEqual([`given: ${given[0] === 70 ? 75 : 70}`])
    expect(given[0] === 70 ? held : colleagues.held).toEqual([])
    expect(reader.writes()).toBe(0)
  }
})

test('abuse 28: SYNC-31 two people change the structure of one line at the same moment: its words stand, in both orders', async () => {
  const people = await clinic(await startApp())
  for (const order of orders) {
    const together = await openTogether(people, [line('alpha'), line('beta')])
    await atTheSameMoment(together, order, {
      author: on('beta', (commands) => commands.toggleHeading(2)),
      colleague: on('beta', (commands) => commands.toggleBulletList()),
    })
    await agree(together)
    const { said } = await saidOrHeld(together)
    expect(said).toContain('alpha')
    expect(said).toContain('beta')
    expect(together.reader.writes()).toBe(0)
  }
})

test('abuse 28: SYNC-32 an author goes on typing while a colleague’s change arrives: what came too late is held as one', async () => {
  const people = await clinic(await startApp())
  const together = await openTogether(people, [line('beta')])
  await atTheSameMoment(together, 'structure first', {
    author: (editor) => {
      for (const letter of typed) typeAt(editor, endOf(editor, 'beta') + sinceBeta(editor), letter)
    },
    colleague: on('beta', (commands) => commands.toggleTaskList()),
  })
  await agree(together)
  const { said, held } = await saidOrHeld(together)
  expect(said).toContain('beta')
  expect(held).toEqual([typed])
})

/** How far the author has come behind “beta”. */
function sinceBeta(editor: Editor): number {
  const $place = editor.state.doc.resolve(endOf(editor, 'beta'))
  return $place.parent.content.size - $place.parentOffset
}
