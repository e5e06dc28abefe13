import { expect, it } from 'vitest'
import { Notes } from '../../shared/api/notes.ts'
import { clinic, newCase, type TestMember } from '../support/actors.ts'
import { dialects, startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'
import { begin, markdownOf, publish, share, type, write } from './shelf.ts'

async function ready(dialect: (typeof dialects)[number]) {
  const app = await startApp({ dialect })
  const people = await clinic(app)
  const made = await begin(people.lead)
  await share(people.lead, made.id, { scope: 'practice' })
  const client = await write(people.lead, made)
  type(client.doc, 0, 'paragraph', 'Begun once.')
  await client.allSaved()
  await publish(people.lead, made.id)
  const ask = (member: TestMember, body: Record<string, unknown>) =>
    member.call('POST', `/api/cases/${people.caseId}/notes`, { templateId: made.id, ...body })
  const begun = async () =>
    Notes.parse(await (await people.lead.call('GET', `/api/cases/${people.caseId}/notes`)).json()).items.filter(
      ({ templateId }) => templateId === made.id,
    )
  return { ...people, made, ask, begun, newestSeen: people.note.id }
}

const idOf = async (response: Response): Promise<string> => (await response.json()).id

it.each(dialects)(
  'a double click, and a retry after an answer that was lost, make one note with its text once, on %s',
  async (dialect) => {
    const { lead, ask, begun } = await ready(dialect)
    const requestId = crypto.randomUUID()
    const clicks = await Promise.all([1, 2, 3, 4, 5].map(() => ask(lead, { requestId })))
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    // The answer is thrown away, as a page does that was closed over it.
    const lost = await ask(lead, { requestId })
    await lost.body?.cancel()
    const retried = await idOf(await ask(lead, { requestId }))
    expect(new Set([...(await Promise.all(clicks.map(idOf))), retried])).toHaveLength(1)
    const [note, ...others] = await begun()
    expect(others).toEqual([])
    const markdown = await markdownOf(lead, note?.id ?? '')
    expect(markdown.split('Begun once.')).toHaveLength(2)
  },
)

it.each(dialects)(
  'two people who begin the same note at the same moment are in one note with its text once, on %s',
  async (dialect) => {
    const { lead, cotherapist, ask, begun, newestSeen } = await ready(dialect)
    for (const round of [1, 2, 3, 4, 5]) {
      const seen = (await begun()).at(-1)?.id ?? newestSeen
      const own = () => ({ requestId: crypto.randomUUID(), newestSeen: seen })
      const answers = await Promise.all([lead, cotherapist, lead, cotherapist].map((member) => ask(member, own())))
      // Whoever asks a second time in a new request means a second note; a colleague's first is everybody's.
      const ids = await Promise.all(answers.map(idOf))
      const [first, second] = [new Set([ids[0], ids[2]]), new Set([ids[1], ids[3]])]
      expect(Math.min(first.size, second.size), `round ${round}`).toBe(1)
      expect(
        [...first].some((id) => second.has(id)),
        `round ${round}`,
      ).toBe(true)
    }
    for (const { id, documentId, schemaVersion } of await begun()) {
      expect((await markdownOf(lead, id)).split('Begun once.')).toHaveLength(2)
      const pages = [lead, cotherapist].map((member) => connect(member, { documentId, schemaVersion }))
      await Promise.all(pages.map((page) => page.synced()))
      for (const page of pages) expect(page.xml().split('Begun once.')).toHaveLength(2)
      for (const page of pages) page.close()
    }
  },
)

it('whoever has seen a colleague’s note begins another, and another template is another note', async () => {
  const { lead, cotherapist, ask, begun, newestSeen } = await ready('sqlite')
  const first = await idOf(await ask(lead, { newestSeen }))
  expect(await idOf(await ask(cotherapist, { newestSeen }))).toBe(first)
  expect((await ask(cotherapist, { newestSeen, templateId: 'contact' })).status).toBe(201)
  expect((await ask(cotherapist, { newestSeen: first })).status).toBe(201)
  expect((await ask(cotherapist, {})).status).toBe(201)
  expect(await begun()).toHaveLength(3)
})

it('a request that made a note of one case gives nobody that note in another', async () => {
  const { lead, ask } = await ready('sqlite')
  const requestId = crypto.randomUUID()
  expect((await ask(lead, { requestId })).status).toBe(201)
  const { id } = await newCase(lead)
  const elsewhere = await lead.call('POST', `/api/cases/${id}/notes`, { templateId: 'contact', requestId })
  expect(elsewhere.status).toBe(409)
  expect((await ask(lead, { requestId, templateId: 'contact' })).status).toBe(409)
})
