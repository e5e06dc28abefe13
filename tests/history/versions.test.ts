import { expect, test } from 'vitest'
import { contributorsOf } from '../../server/domain/history/contributors.ts'
import { keepVersion } from '../../server/domain/history/keepVersion.ts'
import { Contributors } from '../../shared/api/history.ts'
import { Note } from '../../shared/api/notes.ts'
import type { VersionReason } from '../../shared/history/reasons.ts'
import { givesWay } from '../../shared/history/thinning.ts'
import { NoteId } from '../../shared/ids.ts'
import { outcome, reviewedPair, seal, signaturesOf } from '../review/desk.ts'
import type { TestMember } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'
import { connect, textOfFirstParagraph, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, type Pair, pair } from '../sync/pair.ts'
import { versionsOf } from './kept.ts'

const minute = 60_000

/** So much time goes by without a word, and it is looked whose pause has come. */
async function passes({ app }: Pick<Pair, 'app'>, ms: number): Promise<void> {
  app.clock.advance(ms)
  await app.versions.keepDue()
}

const inShort = (versions: Awaited<ReturnType<typeof versionsOf>>) =>
  versions.map(({ number, reason, contributors }) => [number, reason, contributors.map(({ name }) => name).toSorted()])

test.each(everydayDialects)(
  'a version is kept when everybody pauses, with who wrote since the one before, and none while somebody writes (%s)',
  async (dialect) => {
    const met = await pair({ dialect })
    const { lead, note, a, b } = met
    expect(inShort(await versionsOf(lead, note))).toEqual([[1, 'created', []]])
    await passes(met, 59_000)
    expect(await versionsOf(lead, note)).toHaveLength(1)
    await passes(met, 2_000)
    write(b.doc, ' and more')
    await b.allSaved()
    await passes(met, 61_000)
    // Only to take something away is to write as well.
    b.doc.transact(() => undefined)
    write(a.doc, '!')
    await a.allSaved()
    await passes(met, 61_000)
    await passes(met, 10 * minute)
    expect(inShort(await versionsOf(lead, note))).toEqual([
      [4, 'pause', ['Lead']],
      [3, 'pause', ['Co-therapist']],
      [2, 'pause', ['Lead']],
      [1, 'created', []],
    ])
  },
)

test('while somebody writes on and on a version is kept every ten minutes', async () => {
  const met = await pair()
  const { lead, note, a } = met
  for (let half = 0; half < 21; half++) {
    write(a.doc, ' on')
    await a.allSaved()
    await passes(met, 30_000)
  }
  expect(inShort(await versionsOf(lead, note)).map(([number, reason]) => [number, reason])).toEqual([
    [2, 'pause'],
    [1, 'created'],
  ])
})

test('what was written before the server ended has its version after the next start, also when the log was compacted', async () => {
  const met = await pair()
  const { app, lead, note, a, b } = met
  write(b.doc, ' and more')
  await b.allSaved()
  a.close()
  b.close()
  await app.stop()
  const again = await startApp({ storage: app.storage })
  again.clock.advance(2 * minute)
  await again.versions.catchUp()
  const versions = await versionsOf({ ...lead, call: callOn(lead, again.url) }, note)
  expect(inShort(versions)).toEqual([
    [2, 'pause', ['Co-therapist', 'Lead']],
    [1, 'created', []],
  ])
})

const callOn =
  ({ cookie }: TestMember, url: string): TestMember['call'] =>
  (method, path) =>
    fetch(`${url}${path}`, { method, headers: { cookie } })

test('an act keeps a version in its own transaction; a pause with the same text becomes the act’s, and stays for good', async () => {
  const met = await pair()
  const { app, lead, note, a } = met
  const noteId = NoteId.parse(note.id)
  await passes(met, 61_000)
  const keep = (reason: VersionReason) =>
    app.services.database.write((tx) =>
      keepVersion(tx, lead.practiceId, {
        noteId,
        documentId: note.documentId,
        reason,
        by: lead.id,
        at: app.clock.now(),
      }),
    )
  const submitted = await keep('submitted')
  expect(submitted.number).toBe(2)
  expect((await keep('withdrawn')).number).toBe(3)
  expect((await keep('pause')).number).toBe(3)
  await expect(
    app.services.database.write(async (tx) => {
      await keepVersion(tx, lead.practiceId, {
        noteId,
        documentId: note.documentId,
        reason: 'signed',
        by: lead.id,
        at: 1,
      })
      throw new Error('the act failed')
    }),
  ).rejects.toThrow('the act failed')
  write(a.doc, ' more')
  await a.allSaved()
  await passes(met, 61_000)
  expect((await versionsOf(lead, note)).map(({ number, reason, by }) => [number, reason, by?.name ?? null])).toEqual([
    [4, 'pause', null],
    [3, 'withdrawn', 'Lead'],
    [2, 'submitted', 'Lead'],
    [1, 'created', 'Lead'],
  ])
  const contributors = await contributorsOf(app.services.database.read, lead.practiceId, {
    noteId,
    documentId: note.documentId,
  })
  expect(contributors.map(({ member, words }) => [member.name, words])).toEqual([['Lead', 2]])
})

test('each act of review keeps a version of the text that it is about, with whoever did it', async () => {
  const met = await reviewedPair()
  const { lead, supervisor, note, a } = met
  const done = async (response: Response) => expect(response.status).toBe(200)
  await done(await seal(lead, 'submit', note))
  await done(await lead.call('POST', `/api/notes/${note.id}/withdraw`))
  write(a.doc, ' more')
  await a.allSaved()
  await done(await seal(lead, 'submit', note))
  await done(await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'Say what was given.' }))
  await done(await seal(lead, 'submit', note))
  await done(await seal(supervisor, 'cosign', note))
  const versions = await versionsOf(lead, note)
  expect(versions.map(({ reason, by }) => `${reason} ${by?.name}`)).toEqual([
    'cosigned Supervisor',
    'submitted Lead',
    'returned Supervisor',
    'submitted Lead',
    'withdrawn Lead',
    'submitted Lead',
    'created Lead',
  ])
  // The seal says of whose words the text is what the panel says.
  const panel = Contributors.parse(await (await lead.call('GET', `/api/notes/${note.id}/contributors`)).json())
  const signature = (await signaturesOf(lead, note)).at(-1)
  expect(signature?.contributors.map(({ name, words }) => [name, words])).toEqual(
    panel.items.map(({ member, words }) => [member.name, words]),
  )
  const refused = await lead.call('POST', `/api/notes/${note.id}/versions/${versions.at(-1)?.id}/restore`)
  expect(await outcome(refused)).toBe('409 already_signed')
})

test('old pauses give way: of the last day all stay, then one an hour, after thirty days one a day; acts stay', () => {
  const hour = 60 * minute
  const day = 24 * hour
  const now = 1_000 * day
  const at = (age: number, reason: VersionReason = 'pause') => ({ id: `${reason} ${age}`, at: now - age, reason })
  const pauses = Array.from({ length: 39 * 24 * 2 }, (_one, index) => at(40 * day - index * 30 * minute))
  const recent = Array.from({ length: 20 }, (_one, index) => at(23 * hour - index * minute))
  const acts = [at(50 * day, 'created'), at(39 * day, 'submitted')]
  const versions = [...acts, ...pauses, ...recent].toSorted((one, other) => one.at - other.at)
  const gone = givesWay(versions, now, (id) => id === pauses[1]?.id)
  const kept = versions.filter(({ id }) => !gone.has(id))
  expect(kept).toEqual(expect.arrayContaining([...acts, ...recent]))
  expect(kept).toContain(pauses[1])
  const old = kept.filter(({ at: when, reason }) => reason === 'pause' && now - when > day)
  const slots = old
    .filter((one) => one !== pauses[1])
    .map(({ at: when }) => (now - when < 30 * day ? Math.floor(when / hour) : `day ${Math.floor(when / day)}`))
  expect(new Set(slots).size).toBe(slots.length)
  expect(old.length).toBeGreaterThan(500)
  const many = Array.from({ length: 300 }, (_one, index) => at(300 * 1_000 - index * 1_000))
  expect(many.length - givesWay(many, now, () => false).size).toBeLessThanOrEqual(102)
})

test('the history of a process note is its author’s alone; whoever may read it learns nothing of how it came about', async () => {
  const met = await pair()
  const { app, lead, supervisor, cotherapist, caseId } = met
  const note = Note.parse(
    await (await lead.call('POST', `/api/cases/${caseId}/notes`, { templateId: 'process-note' })).json(),
  )
  await lead.call('PUT', `/api/notes/${note.id}/readers/${supervisor.id}`)
  const client = connect(lead, note)
  await client.synced()
  write(client.doc, 'private words')
  await client.allSaved()
  await passes(met, 61_000)
  const [newest] = await versionsOf(lead, note)
  expect(newest).toMatchObject({ number: 2, reason: 'pause', abilities: { restore: true } })
  for (const path of ['versions', `versions/${newest?.id}`, 'contributors', 'changes-since-seen']) {
    expect((await supervisor.call('GET', `/api/notes/${note.id}/${path}`)).status, path).toBe(403)
    expect((await cotherapist.call('GET', `/api/notes/${note.id}/${path}`)).status, path).toBe(404)
  }
  expect((await lead.call('GET', `/api/notes/${note.id}/versions/${newest?.id}`)).status).toBe(200)
  const inPractice = await app.services.database.read
    .selectFrom('audit_entry')
    .select('action')
    .where('practice_id', '=', lead.practiceId)
    .where('action', '=', 'version.read')
    .execute()
  expect(inPractice).toEqual([])
})

test('SYNC-94 who wrote first outlives compaction and the server, and is forgotten with the words', async () => {
  const met = await pair({ pace: { heartbeat: 20_000, unload: 50 } })
  const { app, lead, cotherapist, note, a, b } = met
  const rows = () =>
    app.services.database.read
      .selectFrom('document_word_author')
      .select(['member_id as by', 'length'])
      .where('practice_id', '=', lead.practiceId)
      .where('document_id', '=', note.documentId)
      .execute()
  const text = () => {
    const found = b.doc.getXmlFragment('default').toString()
    return found.includes('note')
  }
  // The colleague cuts the lead's word and writes it back, as the editor does for a line that moves.
  b.doc.transact(() => {
    const line = textOfFirstParagraph(b.doc)
    line.delete(0, 4)
    line.insert(0, 'note')
  })
  await b.allSaved()
  await alike(a, b)
  expect(text()).toBe(true)
  expect(await rows()).toEqual([{ by: lead.id, length: 4 }])
  a.close()
  b.close()
  await until('the room is gone', () => app.engine.roomCount === 0)
  expect(await rows()).toEqual([{ by: lead.id, length: 4 }])
  const c = connect(cotherapist, note)
  await c.synced()
  c.doc.transact(() => textOfFirstParagraph(c.doc).delete(0, 4))
  await c.allSaved()
  c.close()
  await until('the room is gone again', () => app.engine.roomCount === 0)
  expect(await rows()).toEqual([])
})
