import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { HeldItems } from '../../shared/api/notes.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect, firstParagraph, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const heldOf = async (member: TestMember, noteId: string) =>
  HeldItems.parse(await (await member.call('GET', `/api/notes/${noteId}/held`)).json()).items

/** What the stock editor binding does when a paragraph becomes a heading: the old node goes, a new one holds what was seen. */
function makeHeading(doc: Y.Doc): void {
  const paragraph = firstParagraph(doc)
  const section = paragraph.parent
  if (!(section instanceof Y.XmlElement)) throw new Error('A paragraph stands in a section.')
  const words = paragraph
    .toArray()
    .map((child) => child.toString())
    .join('')
  const index = section.toArray().indexOf(paragraph)
  doc.transact(() => {
    section.delete(index, 1)
    const heading = new Y.XmlElement<{ level: number }>('heading')
    heading.setAttribute('level', 2)
    heading.insert(0, [new Y.XmlText(words)])
    section.insert(index, [heading as Y.XmlElement])
  })
}

async function pair() {
  const app = await startApp()
  const people = await clinic(app)
  const [a, b] = [connect(people.lead, people.note), connect(people.cotherapist, people.note)]
  await Promise.all([a.synced(), b.synced()])
  write(a.doc, 'note')
  await a.allSaved()
  await b.allSaved()
  await until('both have the first words', () => a.xml() === b.xml() && a.xml().includes('note'))
  return { app, ...people, a, b }
}

const apart = (...clients: TestClient[]) => {
  for (const { provider } of clients) provider.disconnect()
}

test.each(['words first', 'heading first'] as const)(
  'SYNC-31 a colleague’s heading swallows words that were typed at the same moment: they are held for their author (%s)',
  async (order) => {
    const { lead, cotherapist, note, a, b } = await pair()
    apart(a, b)
    write(a.doc, ' AND TWENTY WORDS MORE')
    makeHeading(b.doc)
    const [first, second] = order === 'words first' ? [a, b] : [b, a]
    first.provider.connect()
    await first.allSaved()
    second.provider.connect()
    await second.allSaved()
    await until('both show the same', () => a.xml() === b.xml())

    expect(a.xml()).toContain('<heading level="2">note</heading>')
    const [held, ...others] = await heldOf(lead, note.id)
    expect(others).toEqual([])
    expect(held?.reason).toBe('overwritten')
    expect(held?.text).toBe(' AND TWENTY WORDS MORE')
    expect(held?.place).not.toBeNull()
    expect(await heldOf(cotherapist, note.id)).toEqual([])
    await until('the author is told', () => a.held.some(({ heldId }) => heldId === held?.heldId))
    expect(b.held).toEqual([])
  },
)

test('SYNC-32 somebody who goes on typing in a line that is gone gets all of it back as one', async () => {
  const { lead, note, a, b } = await pair()
  apart(a)
  makeHeading(b.doc)
  await b.allSaved()
  // The author's words arrive letter by letter, each into a paragraph that has gone.
  const updates: Uint8Array[] = []
  a.doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of ' still typing') write(a.doc, letter)
  a.provider.connect()
  await a.allSaved()
  await until('both show the same', () => a.xml() === b.xml())
  const held = await heldOf(lead, note.id)
  expect(held.map(({ text }) => text)).toEqual([' still typing'])
})

test('SYNC-33 two people set one cell at once: the loser’s value is held, and a value that won is not', async () => {
  const { lead, cotherapist, note, a, b } = await pair()
  const scale = (doc: Y.Doc) => {
    const found = [
      ...doc
        .getXmlFragment('default')
        .createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === 'scale'),
    ][0]
    if (!(found instanceof Y.XmlElement)) throw new Error('The template has a scale.')
    const typed: unknown = found
    return typed as Y.XmlElement<Record<string, number>>
  }
  apart(a, b)
  scale(a.doc).setAttribute('q1', 2)
  scale(a.doc).setAttribute('q2', 1)
  scale(b.doc).setAttribute('q1', 3)
  scale(b.doc).setAttribute('q3', 0)
  a.provider.connect()
  b.provider.connect()
  await Promise.all([a.allSaved(), b.allSaved()])
  await until('both show the same', () => a.xml() === b.xml())

  const winner = scale(a.doc).getAttribute('q1')
  expect(scale(a.doc).getAttribute('q2')).toBe(1)
  expect(scale(a.doc).getAttribute('q3')).toBe(0)
  const held = [...(await heldOf(lead, note.id)), ...(await heldOf(cotherapist, note.id))]
  expect(held.map(({ text, reason }) => [text, reason])).toEqual([[`q1: ${winner === 2 ? 3 : 2}`, 'overwritten']])
})

test('SYNC-34 a deletion that names the words is nobody’s loss', async () => {
  const { lead, cotherapist, note, a, b } = await pair()
  const text = firstParagraph(b.doc).get(0)
  if (text instanceof Y.XmlText) text.delete(0, text.length)
  await b.allSaved()
  await until('both show the same', () => a.xml() === b.xml())
  expect(await heldOf(lead, note.id)).toEqual([])
  expect(await heldOf(cotherapist, note.id)).toEqual([])
})
