import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstParagraph, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, heldOf, pair } from './pair.ts'
import { sendsAgain } from './sendsAgain.ts'

/** From now on nothing that this client sends arrives, and what it is sent still does. */
function loseWhatIsSent({ provider }: TestClient): void {
  const { ws } = provider
  if (!ws) throw new Error('The client has no line.')
  ws.send = () => undefined
}

/** The line breaks; the client comes back by itself. */
async function breakLine(client: TestClient): Promise<void> {
  const ended = client.closes.length
  client.provider.ws?.close()
  await until('the line is broken', () => client.closes.length > ended)
  await client.allSaved()
}

/** The line is deleted, and what is seen of it stands in a heading in its place. */
function makeHeading(doc: Y.Doc): void {
  const paragraph = firstParagraph(doc)
  const section = paragraph.parent
  if (!(section instanceof Y.XmlElement)) throw new Error('A paragraph stands in a section.')
  const words = paragraph.toArray().map((child) => child.toString())
  doc.transact(() => {
    const index = section.toArray().indexOf(paragraph)
    section.delete(index, 1)
    const heading = new Y.XmlElement('heading')
    heading.insert(0, [new Y.XmlText(words.join(''))])
    section.insert(index, [heading])
  })
}

test('SYNC-35 SYNC-31 a colleague’s words come to a line that an author has changed while the way up was broken: held for the colleague', async () => {
  const { lead, cotherapist, note, a, b } = await pair()
  sendsAgain(b)
  loseWhatIsSent(b)
  makeHeading(b.doc)
  write(a.doc, ' and these too')
  await a.allSaved()
  // They arrived where their line was gone already, so this page's answer to the server's question names them.
  const stateOfA = Y.getState(a.doc.store, a.doc.clientID)
  await until('they have arrived', () => Y.getState(b.doc.store, a.doc.clientID) === stateOfA)
  await breakLine(b)
  await alike(a, b)
  expect(a.xml()).toContain('<heading>note</heading>')
  expect((await heldOf(lead, note)).map(({ reason, text }) => [reason, text])).toEqual([
    ['overwritten', ' and these too'],
  ])
  expect(await heldOf(cotherapist, note)).toEqual([])
})

test('SYNC-35 SYNC-31 an author’s words die on the author’s own page before they reached the server: they come up and are held', async () => {
  const { lead, note, a, b } = await pair()
  sendsAgain(a)
  loseWhatIsSent(a)
  write(a.doc, ' never sent')
  makeHeading(b.doc)
  await b.allSaved()
  await until('the colleague’s change has arrived', () => a.xml() === b.xml())
  expect(a.xml()).not.toContain('never sent')
  await breakLine(a)
  await alike(a, b)
  expect((await heldOf(lead, note)).map(({ text }) => text)).toEqual([' never sent'])
})

test('SYNC-35 SYNC-24 what is sent again though it had arrived changes nothing', async () => {
  const { lead, cotherapist, note, a, b } = await pair()
  sendsAgain(b)
  write(b.doc, ' once')
  await until('the words are there', () => a.xml().includes('note once'))
  await breakLine(b)
  await breakLine(b)
  await alike(a, b)
  expect(a.xml().split('once')).toHaveLength(2)
  expect([...(await heldOf(lead, note)), ...(await heldOf(cotherapist, note))]).toEqual([])
})
