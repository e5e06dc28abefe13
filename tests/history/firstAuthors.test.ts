// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { endUndoStep } from '../../client/editor/undoStep.ts'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { fill, placeOf } from '../support/editors.ts'
import { alike } from '../sync/pair.ts'
import { caretAt, endOf, openTogether, type Page } from '../sync/structureEditors.ts'
import { authoredText, partOf, piecesBy } from './whoWrote.ts'

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** The lead has written these lines; the co-therapist has the note open beside them. */
async function written(...lines: string[]) {
  const app = await startApp()
  const people = await clinic(app)
  const together = await openTogether(people, lines.map(line))
  const { author, colleague, note } = together
  const settled = async () => {
    await author.client.allSaved()
    await colleague.client.allSaved()
    await alike(author.client, colleague.client)
  }
  const who = async () => {
    await settled()
    return piecesBy(await authoredText(app, people.lead, note), [people.lead, people.cotherapist])
  }
  return { app, ...people, ...together, who, settled }
}

const type = ({ editor }: Page, after: string, words: string) =>
  editor.view.dispatch(editor.state.tr.insertText(words, endOf(editor, after)))
const remove = ({ editor }: Page, words: string) => {
  const end = endOf(editor, words)
  editor.view.dispatch(editor.state.tr.delete(end - words.length, end))
}

test('SYNC-90 words are of whoever typed them, also within a colleague’s words, and the template’s are nobody’s', async () => {
  const { colleague, who } = await written('She slept well.')
  type(colleague, 'She slept', ', VERY')
  expect(await who()).toEqual([
    ['She slept', 'Lead'],
    [', VERY', 'Co-therapist'],
    [' well.', 'Lead'],
  ])
})

test('SYNC-91 a colleague’s Enter in a line leaves its words with their author, however short they are', async () => {
  const { colleague, who } = await written('She slept well.', 'No.')
  caretAt(colleague.editor, 'She slept')
  colleague.editor.commands.splitBlock()
  caretAt(colleague.editor, 'N')
  colleague.editor.commands.splitBlock()
  expect(await who()).toEqual([['She slept  well. N o.', 'Lead']])
})

test.each([
  ['a list', (page: Page) => page.editor.commands.toggleBulletList()],
  ['a list of tasks', (page: Page) => page.editor.commands.toggleTaskList()],
  ['a heading', (page: Page) => page.editor.commands.toggleHeading(2)],
  ['a quote', (page: Page) => page.editor.commands.toggleQuote()],
] as const)(
  'SYNC-91 a colleague who makes %s of lines does not become the author of their words',
  async (_name, act) => {
    const { colleague, who } = await written('Calm at first.', 'A', 'Then tears.')
    type(colleague, 'Calm', ', QUIET')
    colleague.editor.commands.setTextSelection({ from: 2, to: endOf(colleague.editor, 'Then tears.') })
    act(colleague)
    const expected = [
      ['Calm', 'Lead'],
      [', QUIET', 'Co-therapist'],
      [' at first. A Then tears.', 'Lead'],
    ]
    expect(await who()).toEqual(expected)
    act(colleague)
    expect(await who()).toEqual(expected)
  },
)

test('SYNC-91 a colleague who joins two lines leaves both with their author', async () => {
  const { colleague, who } = await written('Calm at first.', 'Then tears.')
  caretAt(colleague.editor, 'Then', 'before')
  colleague.editor.commands.joinBackward()
  const said = await who()
  expect(said.map(([, name]) => name)).toEqual(['Lead'])
  expect(said[0]?.[0]).toContain('Calm at first.Then tears.')
})

test('SYNC-91 a line that a colleague moves elsewhere in one change keeps its author', async () => {
  const { colleague, who } = await written('Calm at first.', 'Then tears.', 'Home at five.')
  const { editor } = colleague
  const from = placeOf(editor, 'paragraph', 0)
  const node = editor.state.doc.nodeAt(from)
  if (!node) throw new Error('There is a first line.')
  const { tr } = editor.state
  tr.delete(from, from + node.nodeSize)
  tr.insert(from + (editor.state.doc.nodeAt(placeOf(editor, 'paragraph', 1))?.nodeSize ?? 0), node)
  editor.view.dispatch(tr)
  expect(await who()).toEqual([['Then tears. Calm at first. Home at five.', 'Lead']])
})

test('SYNC-92 what a colleague deleted and takes back with undo keeps its author, letters and lines alike', async () => {
  const { colleague, who } = await written('Calm at first.', 'Then tears.')
  const { editor } = colleague
  for (const letter of ['t', 's', 'r']) remove(colleague, `fi${'rst'.slice(0, 'rst'.indexOf(letter) + 1)}`.slice(-1))
  await who()
  editor.commands.undo()
  expect(await who()).toEqual([['Calm at first. Then tears.', 'Lead']])
  remove(colleague, 'Then tears.')
  await who()
  editor.commands.undo()
  expect(await who()).toEqual([['Calm at first. Then tears.', 'Lead']])
  editor.commands.redo()
  await who()
  editor.commands.undo()
  expect(await who()).toEqual([['Calm at first. Then tears.', 'Lead']])
})

test('SYNC-92 what a colleague cuts and pastes a moment later keeps its author; half an hour later it is the colleague’s', async () => {
  const { app, colleague, who } = await written('Calm at first.', 'Then tears came.')
  remove(colleague, 'Then tears came.')
  await who()
  type(colleague, 'Calm at first.', 'Then tears came.')
  expect(await who()).toEqual([['Calm at first.Then tears came.', 'Lead']])
  remove(colleague, 'Then tears came.')
  await who()
  app.clock.advance(31 * 60_000)
  type(colleague, 'Calm at first.', 'Then tears came.')
  expect(await who()).toEqual([
    ['Calm at first.', 'Lead'],
    ['Then tears came.', 'Co-therapist'],
  ])
})

test('SYNC-92 words that somebody else deleted are the author’s own when a colleague writes them', async () => {
  const { author, colleague, who } = await written('Calm at first.', 'Then tears came.')
  remove(author, 'Then tears came.')
  await who()
  type(colleague, 'Calm at first.', ' Then tears came.')
  expect(await who()).toEqual([
    ['Calm at first.', 'Lead'],
    [' Then tears came.', 'Co-therapist'],
  ])
})

test('SYNC-93 a cell is of whoever set it last; a row that comes back with undo keeps who set its cells', async () => {
  const { app, lead, cotherapist, author, colleague, settled, note } = await written('Calm at first.')
  const timeline = placeOf(author.editor, 'timeline')
  const row = author.editor.schema.nodeFromJSON({ type: 'moment', attrs: { id: 'm1', at: '14:05', by: 'client' } })
  author.editor.view.dispatch(author.editor.state.tr.insert(timeline + 1, row))
  await settled()
  const nth = momentNumber(colleague, 'm1')
  fill(colleague.editor, 'moment', nth, 'by', 'sitter')
  await settled()
  const setBy = async () => {
    const { setBy: by } = partOf(await authoredText(app, lead, note), 'm1')
    return { at: by?.at, by: by?.by }
  }
  expect(await setBy()).toEqual({ at: lead.id, by: cotherapist.id })
  colleague.editor.commands.focus()
  const at = placeOf(colleague.editor, 'moment', nth)
  endUndoStep(colleague.editor)
  colleague.editor.view.dispatch(colleague.editor.state.tr.delete(at, at + 2))
  await settled()
  colleague.editor.commands.undo()
  await settled()
  expect(await setBy()).toEqual({ at: lead.id, by: cotherapist.id })
})

function momentNumber({ editor }: Page, id: string): number {
  const ids: unknown[] = []
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'moment') ids.push(node.attrs.id)
  })
  return ids.indexOf(id)
}
