import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Contributors, Difference, Version, Versions, VersionText } from '../../shared/api/history.ts'
import { plainOf } from '../../shared/history/authored.ts'
import type { TestMember } from '../support/actors.ts'
import { everydayDialects } from '../support/app.ts'
import { firstParagraph, textOfFirstParagraph, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, heldOf, lock, noteOf, type Pair, pair } from '../sync/pair.ts'
import { authoredText, piecesBy } from './whoWrote.ts'

const versionsOf = async (member: TestMember, note: { id: string }) =>
  Versions.parse(await (await member.call('GET', `/api/notes/${note.id}/versions`)).json()).items

const restore = (member: TestMember, note: { id: string }, version: { id: string }) =>
  member.call('POST', `/api/notes/${note.id}/versions/${version.id}/restore`)

/** A version is kept of what stands there now, as after a pause. */
async function paused({ app, lead, note }: Pick<Pair, 'app' | 'lead' | 'note'>) {
  app.clock.advance(61_000)
  await app.versions.keepDue()
  const [newest] = await versionsOf(lead, note)
  if (!newest) throw new Error('A version was kept.')
  return newest
}

test.each(everydayDialects)(
  'a clinician restores a version: the text is as it was, to the letter and the author, and colleagues see it come (%s)',
  async (dialect) => {
    const met = await pair({ dialect })
    const { app, lead, cotherapist, note, a, b } = met
    write(b.doc, ', and more of the colleague’s')
    await b.allSaved()
    const before = await paused(met)
    const then = await authoredText(app, lead, note)
    const markdown = (await noteOf(lead, note)).markdown
    // The lead takes most of it away and writes something else.
    a.doc.transact(() => {
      const text = textOfFirstParagraph(a.doc)
      text.delete(2, text.length - 2)
      text.insert(2, ' new words')
    })
    await a.allSaved()
    const response = await restore(lead, note, before)
    expect(response.status).toBe(200)
    const restored = Version.parse(await response.json())
    expect(restored).toMatchObject({ reason: 'restored', ofNumber: before.number, by: { id: lead.id } })
    await until('the colleague sees the old words', () => b.xml().includes('and more of the colleague’s'))
    await alike(a, b)

    expect((await noteOf(lead, note)).markdown).toBe(markdown)
    expect(await authoredText(app, lead, note)).toEqual(then)
    expect(piecesBy(await authoredText(app, lead, note), [lead, cotherapist])).toEqual([
      ['note', 'Lead'],
      [', and more of the colleague’s', 'Co-therapist'],
    ])
    // What it took away stands in the version right before.
    const [now, taken] = await versionsOf(lead, note)
    expect(now?.id).toBe(restored.id)
    expect(taken?.reason).toBe('before_restore')
    const read = await lead.call('GET', `/api/notes/${note.id}/versions/${taken?.id}`)
    const { text } = VersionText.parse(await read.json())
    expect(JSON.stringify(text)).toContain('new words')
    // Both go on writing.
    write(b.doc, ' and on')
    await b.allSaved()
    await alike(a, b)
  },
)

test('a restore keeps formatting, lists, links and cells, and brings back rows under their ids', async () => {
  const met = await pair()
  const { app, lead, note, a } = met
  a.doc.transact(() => {
    const text = textOfFirstParagraph(a.doc)
    text.format(0, 2, { bold: {} })
    text.format(1, 2, { link: { href: 'https://example.org' } })
    const section = firstParagraph(a.doc).parent
    if (!(section instanceof Y.XmlElement)) throw new Error('A paragraph stands in a section.')
    const [list, item, line] = ['bulletList', 'listItem', 'paragraph'].map((name) => new Y.XmlElement(name))
    line?.insert(0, [new Y.XmlText('in a list')])
    if (line) item?.insert(0, [line])
    if (item) list?.insert(0, [item])
    if (list) section.insert(1, [list])
  })
  await a.allSaved()
  const before = await paused(met)
  const then = plainOf(await authoredText(app, lead, note))
  a.doc.transact(() => {
    const fragment = a.doc.getXmlFragment('default')
    fragment.delete(0, fragment.length)
  })
  await a.allSaved()
  expect((await restore(lead, note, before)).status).toBe(200)
  expect(plainOf(await authoredText(app, lead, note))).toEqual(then)
})

test('SYNC-95 a note that is locked is not restored, by nobody, and nothing of it changes', async () => {
  const met = await pair()
  const { lead, supervisor, outsider, note, a } = met
  const before = await paused(met)
  write(a.doc, ' and more')
  await a.allSaved()
  await lock(met)
  const [was, versions] = [await noteOf(lead, note), await versionsOf(lead, note)]
  const refused = await restore(lead, note, before)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'note_locked'])
  expect((await restore(supervisor, note, before)).status).toBe(403)
  expect((await restore(outsider, note, before)).status).toBe(404)
  expect(await noteOf(lead, note)).toEqual(was)
  expect(await versionsOf(lead, note)).toEqual(versions.map((one) => ({ ...one, abilities: { restore: false } })))
  await lock(met, false)
  expect((await restore(lead, note, before)).status).toBe(200)
})

test('SYNC-95 a note that is locked while a restore is on its way is not changed by it', async () => {
  const met = await pair()
  const { app, lead, note, a } = met
  const before = await paused(met)
  write(a.doc, ' and more')
  await a.allSaved()
  const { version } = await noteOf(lead, note)
  // The lock comes into the database by another hand, so that the room has not heard of it.
  await app.services.database.write((tx) =>
    tx
      .updateTable('document')
      .set(({ eb }) => ({ locked: 1, fence: eb('fence', '+', 1) }))
      .where('id', '=', note.documentId)
      .where('practice_id', '=', lead.practiceId)
      .execute(),
  )
  const refused = await restore(lead, note, before)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'note_locked'])
  expect((await noteOf(lead, note)).version).toBe(version)
})

test('SYNC-95 words that a colleague typed offline while a version was restored are merged or held for them', async () => {
  const met = await pair()
  const { lead, cotherapist, note, a, b } = met
  const before = await paused(met)
  a.doc.transact(() => {
    const section = firstParagraph(a.doc).parent
    if (!(section instanceof Y.XmlElement)) throw new Error('A paragraph stands in a section.')
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('a line that goes')])
    section.insert(1, [line])
  })
  await a.allSaved()
  await alike(a, b)
  apart(b)
  const second = firstParagraph(b.doc).nextSibling
  if (!(second instanceof Y.XmlElement)) throw new Error('There is a second line.')
  const line = second.get(0)
  if (line instanceof Y.XmlText) line.insert(0, 'OFFLINE ')
  write(b.doc, ' MERGED')
  expect((await restore(lead, note, before)).status).toBe(200)
  b.provider.connect()
  await b.allSaved()
  await alike(a, b)
  expect(b.xml()).toContain('note MERGED')
  expect(b.xml()).not.toContain('OFFLINE')
  expect((await heldOf(cotherapist, note)).map(({ text }) => text)).toEqual(['OFFLINE '])
})

test('restoring what stands there already writes nothing and is answered with that version', async () => {
  const met = await pair()
  const { lead, note } = met
  const stands = await paused(met)
  const [was, versions] = [await noteOf(lead, note), await versionsOf(lead, note)]
  const answer = await restore(lead, note, stands)
  expect([answer.status, Version.parse(await answer.json()).id]).toEqual([200, stands.id])
  expect(await noteOf(lead, note)).toEqual(was)
  expect(await versionsOf(lead, note)).toEqual(versions)
})

test('nobody is told of versions from outside, and reading and restoring one is recorded without a word', async () => {
  const met = await pair()
  const { app, lead, supervisor, outsider, note } = met
  const before = await paused(met)
  for (const path of ['versions', `versions/${before.id}`, `versions/compare?from=${before.id}`, 'contributors'])
    expect((await outsider.call('GET', `/api/notes/${note.id}/${path}`)).status, path).toBe(404)
  await supervisor.call('GET', `/api/notes/${note.id}/versions/${before.id}`)
  write(met.a.doc, ' and more')
  await met.a.allSaved()
  await restore(lead, note, before)
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['action', 'member_id as member', 'subject_id as subject', 'detail'])
    .where('practice_id', '=', lead.practiceId)
    .where('action', 'like', 'version.%')
    .execute()
  const detail = JSON.stringify({ version: before.number })
  expect(entries).toEqual([
    { action: 'version.read', member: supervisor.id, subject: note.id, detail },
    { action: 'version.restored', member: lead.id, subject: note.id, detail },
  ])
})

test('a difference of two versions, and of one and now, is answered with whose words they are', async () => {
  const met = await pair()
  const { lead, cotherapist, note, a, b } = met
  const first = await paused(met)
  write(b.doc, ' MORE')
  await b.allSaved()
  await alike(a, b)
  const second = await paused(met)
  expect(second.contributors.map(({ id }) => id)).toEqual([cotherapist.id])
  const compare = async (query: string) =>
    Difference.parse(await (await lead.call('GET', `/api/notes/${note.id}/versions/compare?${query}`)).json())
  const between = await compare(`from=${first.id}&to=${second.id}`)
  expect(between.people.map(({ name }) => name).toSorted()).toEqual(['Co-therapist', 'Lead'])
  expect(JSON.stringify(between.difference)).toContain(
    JSON.stringify({ is: 'text', op: 'added', text: ' MORE', by: cotherapist.id }).slice(1, -1),
  )
  expect((await compare(`from=${first.id}&to=now`)).difference).toEqual(between.difference)
  expect((await compare(`from=${second.id}`)).difference.changed).toBe(false)
  const contributors = Contributors.parse(await (await lead.call('GET', `/api/notes/${note.id}/contributors`)).json())
  expect(contributors.items.toSorted(byName)).toMatchObject([
    { member: { id: cotherapist.id }, words: 1 },
    { member: { id: lead.id }, words: 1 },
  ])
})

const byName = (one: { member: { name: string } }, other: { member: { name: string } }) =>
  one.member.name < other.member.name ? -1 : 1
