import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { delayedLink } from '../support/delayedLink.ts'
import { seeded } from '../support/seeded.ts'
import { connect, textOfFirstParagraph } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { madeUpHistory } from './replay.ts'

test('SYNC-40 two stock providers that hear of each other late replay a history and end in one text, in the export too', async () => {
  const random = seeded(20_260_101)
  const app = await startApp()
  const { lead, cotherapist, note } = await clinic(app)
  const clients = await Promise.all(
    [lead, cotherapist].map(async (member) => {
      const link = await delayedLink(app.url, () => 5 + random() * 60)
      const client = connect({ origin: app.url, cookie: member.cookie, through: link.url }, note)
      await client.synced()
      return client
    }),
  )
  const history = madeUpHistory(random, 600)
  for (const { agent, patches } of history.txns) {
    const client = clients[agent]
    if (!client) throw new Error('A history of two.')
    const text = textOfFirstParagraph(client.doc)
    client.doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        const position = text.length === 0 ? 0 : at % (text.length + 1)
        text.delete(position, Math.min(deleted, text.length - position))
        text.insert(position, inserted)
      }
    })
    // Let the line move: now and then a while, so that each hears of some of the other's words.
    await new Promise((resolve) => (random() < 0.1 ? setTimeout(resolve, random() * 20) : setImmediate(resolve)))
  }
  await Promise.all(clients.map((client) => client.allSaved()))
  const [a, b] = clients
  if (!a || !b) throw new Error('A history of two.')
  await until('both show the same', () => a.xml() === b.xml())

  // What the two updates would merge to without any server is what must have come out.
  const merged = new Y.Doc()
  for (const { doc } of clients) Y.applyUpdate(merged, Y.encodeStateAsUpdate(doc))
  const expected = textOfFirstParagraph(merged).toString()
  expect(textOfFirstParagraph(a.doc).toString()).toBe(expected)
  expect(expected.length).toBeGreaterThan(1_000)
  const markdown = await (await lead.call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()
  const line = markdown.split('\n').find((one) => one.length > 500)
  expect(line?.trim()).toBe(expected.trim())
})
