import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { rebuildIndex } from '../../server/domain/index/rebuildIndex.ts'
import { Carried } from '../../shared/api/carried.ts'
import { Threads } from '../../shared/api/threads.ts'
import type { CaseId } from '../../shared/ids.ts'
import { elementOf } from '../../shared/note/create.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { threadsOfText } from '../../shared/note/threads.ts'
import { documentHand } from '../note/blockHands.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'
import { seeded } from '../support/seeded.ts'
import { connect, type TestClient } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { fill, indexOf, wipe } from './wholeIndex.ts'

const goal = (id: string, text: string, ...links: string[]): NoteNode => item('goal', 'goalText', id, text, links)
const insight = (id: string, text: string, ...links: string[]): NoteNode =>
  item('insight', 'insightText', id, text, links)
const action = (id: string, text: string, ...links: string[]): NoteNode => item('action', 'actionText', id, text, links)

function item(type: string, lineType: string, id: string, text: string, links: readonly string[]): NoteNode {
  const content = [
    { type: 'text', text },
    ...links.map((to) => ({ type: 'itemLink', attrs: { to, kind: 'goal', label: 'x' } })),
  ]
  return { type, attrs: { id }, content: [{ type: lineType, attrs: { id: `${id}-words` }, content }] }
}

function lastSection(doc: Y.Doc): Y.XmlElement {
  const section = doc.getXmlFragment(FRAGMENT).toArray().at(-1)
  if (!(section instanceof Y.XmlElement)) throw new Error('The note has no section.')
  return section
}
const put = ({ doc }: TestClient, node: NoteNode) => {
  const section = lastSection(doc)
  section.insert(section.length, [elementOf(node)])
}
const threads = async (member: TestMember, caseId: CaseId) =>
  Threads.parse(await (await member.call('GET', `/api/cases/${caseId}/threads`)).json())

describe.each(everydayDialects)('the threads of a case on %s', (dialect) => {
  it('are what its notes say at this moment, over the notes, and what a later note says of an item', async () => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, supervisor, outsider, caseId } = await clinic(app)
    const [preparation, integration] = [
      await newNote(lead, caseId, 'preparation-goals'),
      await newNote(lead, caseId, 'integration-insights'),
    ]
    const [a, b] = [connect(lead, preparation), connect(cotherapist, integration)]
    await Promise.all([a.synced(), b.synced()])
    put(a, goal('g', 'Sleep without checking the doors'))
    put(b, insight('i', 'The watch was my father’s.', 'g', 'nowhere'))
    put(b, action('x', 'One round, then bed', 'i'))
    put(b, {
      type: 'progress',
      content: [{ type: 'progressRow', attrs: { id: 'p', of: 'g', on: '2026-11-02', value: 3, status: 'reached' } }],
    })
    await Promise.all([a.allSaved(), b.allSaved()])
    const found = await threads(supervisor, caseId)
    expect(found.items.map(({ id, kind, text, noteId }) => [id, kind, text, noteId])).toEqual([
      ['g', 'goal', 'Sleep without checking the doors', preparation.id],
      ['i', 'insight', 'The watch was my father’s.', integration.id],
      ['x', 'action', 'One round, then bed', integration.id],
    ])
    expect(found.links.map(({ from, to }) => [from, to])).toEqual([
      ['i', 'g'],
      ['x', 'i'],
    ])
    expect(found.items[0]).toMatchObject({ status: 'reached', ratings: [{ on: '2026-11-02', value: 3 }] })
    const carried = Carried.parse(await (await lead.call('GET', `/api/cases/${caseId}/carried`)).json())
    expect([carried.goals, carried.actions.map(({ id }) => id)]).toEqual([[], ['x']])
    for (const path of ['threads', 'carried'])
      expect((await outsider.call('GET', `/api/cases/${caseId}/${path}`)).status).toBe(404)
  })

  it('are the same when they are made anew from the documents, after a history at random', async () => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, caseId, practiceId } = await clinic(app)
    const templates = ['preparation-goals', 'integration-insights', 'session-open', 'evaluation']
    const notes = await Promise.all(templates.map((template) => newNote(lead, caseId, template)))
    const clients = notes.flatMap((note) => [connect(lead, note), connect(cotherapist, note)])
    await Promise.all(clients.map((client) => client.synced()))
    const random = seeded(dialect === 'sqlite' ? 4 : 11)
    let made = 0
    for (let turn = 0; turn < 90; turn += 1) {
      const client = clients[Math.floor(random() * clients.length)]
      if (client) (random() < 0.6 ? act : fill)(client, random, () => `n${made++}`)
      // The index is asked for now and then in the middle of it, as a reader of the case does.
      if (turn % 30 === 10) await threads(lead, caseId)
      if (turn % 20 === 5) await app.indexer.settled()
    }
    await Promise.all(clients.map((client) => client.allSaved()))
    await app.indexer.settled()
    const live = await indexOf(app, practiceId, caseId)
    const texts = notes.map((_, index) => threadsOfText(readNote(clients[index * 2]?.doc ?? new Y.Doc())))
    expect(live.rows.filter(({ part }) => part === 'item').length).toBe(texts.flatMap(({ items }) => items).length)
    expect(live.rows.length).toBeGreaterThan(10)
    const carried = live.carried.map((row) => JSON.parse(row.carried))
    for (const part of ['medicines', 'weight', 'intention'])
      expect(carried.some((one) => one[part] !== null)).toBe(true)
    expect([live.facts.length, live.searched.length]).toEqual([notes.length + 1, notes.length + 1])
    expect(live.found).toBeGreaterThan(0)

    await wipe(app, practiceId)
    expect(await indexOf(app, practiceId, caseId)).toEqual({
      rows: [],
      carried: [],
      facts: [],
      searched: [],
      found: 0,
    })
    expect(await rebuildIndex(app.services, practiceId)).toBe(notes.length + 1)
    expect(await indexOf(app, practiceId, caseId)).toEqual(live)
  })

  it('are read anew when the server starts, from notes whose text moved on without it', async () => {
    const app = await startApp({ dialect })
    const { lead, caseId, note, practiceId } = await clinic(app)
    const client = connect(lead, note)
    await client.synced()
    put(client, goal('g', 'Ten minutes at the cello'))
    await client.allSaved()
    await app.indexer.settled()
    await wipe(app, practiceId)
    await app.indexer.catchUp()
    const { rows } = await indexOf(app, practiceId, caseId)
    expect(rows.map(({ part, key }) => [part, key])).toEqual([['item', 'g']])
  })
})

it('a reader who asks again with the tag of the answer gets no second one, and the audit no second entry', async () => {
  const app = await startApp()
  const { lead, caseId, note } = await clinic(app)
  const path = `/api/cases/${caseId}/threads`
  const first = await lead.call('GET', path)
  const tag = first.headers.get('etag') ?? ''
  const again = await lead.call('GET', path, undefined, { 'if-none-match': tag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const client = connect(lead, note)
  await client.synced()
  put(client, goal('g', 'Pick up the phone'))
  await client.allSaved()
  const ask = async () => (await lead.call('GET', path, undefined, { 'if-none-match': tag })).status
  const entries = () =>
    app.services.database.read.selectFrom('audit_entry').select('action').where('action', '=', 'threads.read').execute()
  // What is new is told of in the audit once a minute.
  expect(await Promise.all([ask(), ask()])).toEqual([200, 200])
  expect(await entries()).toHaveLength(1)
  app.clock.advance(60_000)
  expect(await Promise.all([ask(), ask()])).toEqual([200, 200])
  expect(await entries()).toHaveLength(2)
})

it('neither a draft that is dated back nor a report of a day far ahead takes the place of what was said', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  const report = (id: string, on: string | null, status: string): NoteNode => ({
    type: 'progress',
    content: [{ type: 'progressRow', attrs: { id, of: 'g', on, status } }],
  })
  const noteOf = async (day: string, ...nodes: NoteNode[]) => {
    app.clock.advance(1_000)
    const made = await newNote(lead, caseId, 'integration-insights')
    expect((await lead.call('PUT', `/api/notes/${made.id}/occurred-on`, { occurredOn: day })).ok).toBe(true)
    const client = connect(lead, made)
    await client.synced()
    for (const node of nodes) put(client, node)
    await client.allSaved()
    return made
  }
  const own = await noteOf('2026-10-02', goal('g', 'Sleep', 'i'), insight('i', 'The watch'))
  await noteOf('2026-09-01', goal('g', 'Something else', 'i'))
  await noteOf('2026-10-10', report('far', '2999-01-01', 'reached'))
  await noteOf('2026-10-20', report('last', null, 'open'))
  const found = await threads(lead, caseId)
  const ours = found.items.find(({ id }) => id === 'g')
  expect(ours).toMatchObject({ text: 'Sleep', noteId: own.id, status: 'open' })
  expect(ours?.ratings.map(({ status }) => status)).toEqual(['reached', 'open'])
  expect(found.links).toEqual([{ from: 'g', to: 'i', noteId: own.id }])
})

it('the index follows a note that is being written in, without anybody asking', async () => {
  const app = await startApp()
  const { lead, caseId, note, practiceId } = await clinic(app)
  const client = connect(lead, note)
  await client.synced()
  put(client, goal('g', 'Sleep'))
  const words = async () => (await indexOf(app, practiceId, caseId)).rows.map(({ content }) => content).join()
  await until('the goal is in the index', async () => (await words()).includes('"Sleep"'))
  documentHand(client.doc).type('g-words', 'end', ' through the night')
  await until('its new words are', async () => (await words()).includes('Sleep through the night'))
})

/** One thing that somebody does to items: adds, words, links, moves within a note, removes. */
function act({ doc }: TestClient, random: () => number, newId: () => string): void {
  const section = lastSection(doc)
  const blocks = section
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement && child.getAttribute('id')?.startsWith('n') ? [child] : []))
  const one = blocks[Math.floor(random() * blocks.length)]
  const id = one?.getAttribute('id')
  const which = random()
  if (one === undefined || id === undefined || which < 0.5) {
    const make = [goal, insight, action][Math.floor(random() * 3)] ?? goal
    section.insert(section.length, [elementOf(make(newId(), `Words ${random()}`, ...(id === undefined ? [] : [id])))])
  } else if (which < 0.7) documentHand(doc).type(`${id}-words`, 'front', `more ${random()} `)
  else if (which < 0.85) {
    const copy = one.clone()
    section.delete(section.toArray().indexOf(one), 1)
    section.insert(0, [copy])
  } else section.delete(section.toArray().indexOf(one), 1)
}
