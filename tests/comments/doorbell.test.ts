import { expect, it } from 'vitest'
import { doorbellLimits } from '../../shared/api/events.ts'
import { sessionOf } from '../http/charts.ts'
import { clinic, newCase, newMember, newNote, newPractice, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { until } from '../support/waiting.ts'
import { listen } from './bell.ts'
import { act, comment } from './talk.ts'

/** Milliseconds until something is over. */
async function timeOf(over: Promise<void>): Promise<number> {
  const began = performance.now()
  await over
  return performance.now() - began
}

it('everybody who may read the note hears that something is said about it, in a page that is open, and never what', async () => {
  const app = await startApp()
  const { practiceId, lead, cotherapist, supervisor, outsider, note } = await clinic(app)
  const admin = await newMember(app, practiceId, ['admin'])
  const stranger = await newMember(app, await newPractice(app), ['clinician'])
  const readers = await Promise.all([lead, lead, cotherapist, supervisor].map(listen))
  const others = await Promise.all([outsider, admin, stranger].map(listen))
  expect(readers[0]?.status).toBe(200)
  const thread = await comment(supervisor, note.id, { body: 'glimmerfish', mentions: [lead.id] })
  const ring = { kind: 'comments', noteId: note.id }
  const ofNote = ({ rings }: { rings: readonly { kind: string }[] }) =>
    rings.filter(({ kind }) => kind !== 'notifications')
  for (const bell of readers) await until('it rings', () => ofNote(bell).length > 0)
  for (const bell of readers) {
    const { rings, sent } = bell
    expect(ofNote(bell)).toEqual([ring])
    // Only whoever is mentioned has something of their own to read as well.
    expect(rings.length - ofNote(bell).length).toBe(readers.indexOf(bell) < 2 ? 1 : 0)
    expect(sent).not.toContain('glimmerfish')
    expect(sent).toMatch(/^retry: \d{4}\n\n/)
  }
  // What happens to a case of their own, the others hear.
  const own = await newNote(outsider, (await newCase(outsider)).id)
  await comment(outsider, own.id, { body: 'mine' })
  await act(lead, thread, 'resolve')
  const [bellOfOutsider] = others
  await until('the outsider hears of their own', () => (bellOfOutsider?.rings.length ?? 0) > 0)
  expect(bellOfOutsider?.rings).toEqual([{ kind: 'comments', noteId: own.id }])
  for (const { rings, sent } of others.slice(1)) {
    expect(rings).toEqual([])
    expect(sent).not.toContain(note.id)
  }
  await until('the readers hear the second time', () => readers.every((bell) => ofNote(bell).length === 2))
})

it('whoever lost the note hears of it no more, though their line goes on', async () => {
  const app = await startApp()
  const { lead, cotherapist, supervisor, caseId, note } = await clinic(app)
  const bell = await listen(cotherapist)
  await comment(supervisor, note.id, { body: 'one' })
  await until('it rings', () => bell.rings.length === 1)
  await lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)
  const other = await newNote(cotherapist, (await newCase(cotherapist)).id)
  await comment(supervisor, note.id, { body: 'two' })
  await comment(cotherapist, other.id, { body: 'three' })
  await until('it rings for the other note', () => bell.rings.length === 2)
  expect(bell.rings[1]).toEqual({ kind: 'comments', noteId: other.id })
  expect(bell.over).toBe(false)
})

it('that a note changed its day is heard by its readers, that something waits by whom it waits for', async () => {
  const app = await startApp()
  const { practiceId, lead, supervisor, note } = await clinic(app)
  const [one, other] = await Promise.all([listen(lead), listen(supervisor)])
  await lead.call('PUT', `/api/notes/${note.id}/occurred-on`, { occurredOn: '2026-11-19' })
  await until('both hear', () => one.rings.length === 1 && other.rings.length === 1)
  expect(other.rings).toEqual([{ kind: 'note', noteId: note.id }])
  app.services.publisher.publish({ type: 'notified', practiceId, memberIds: [supervisor.id] })
  await until('one hears', () => other.rings.length === 2)
  expect(other.rings[1]).toEqual({ kind: 'notifications' })
  expect(one.rings).toHaveLength(1)
})

it('a line ends at once with its session, and within two seconds where time or another process ends that', async () => {
  const app = await startApp()
  const { lead, supervisor } = await clinic(app)
  const own = async (member: TestMember): Promise<TestMember> => {
    const cookie = await sessionOf(app, member)
    return { ...member, cookie, call: (await import('../support/actors.ts')).caller(app.url, cookie) }
  }
  for (const path of ['/api/auth/sign-out', '/api/auth/lock']) {
    const member = await own(lead)
    const bell = await listen(member)
    await member.call('POST', path)
    expect(await timeOf(bell.ended), path).toBeLessThan(1_000)
    expect((await listen(member)).status).toBe(401)
  }
  // Another process removes the session.
  const removed = await own(lead)
  const bell = await listen(removed)
  await app.services.database.write((tx) =>
    tx.deleteFrom('session').where('practice_id', '=', lead.practiceId).where('member_id', '=', lead.id).execute(),
  )
  expect(await timeOf(bell.ended)).toBeLessThan(2_000)
  // Nobody is there for a quarter of an hour: listening was no activity.
  const idle = await listen(supervisor)
  app.clock.advance(15 * 60_000)
  expect(await timeOf(idle.ended)).toBeLessThan(2_000)
  expect((await listen(supervisor)).status).toBe(401)
  expect(app.doorbell.lineCount).toBe(0)
})

it('a session that is shaded beside a client hears nothing more', async () => {
  const app = await startApp()
  const { lead, note } = await clinic(app)
  await lead.call('POST', `/api/notes/${note.id}/session-mode`)
  const bell = await listen(lead)
  await lead.call('POST', '/api/auth/lock')
  expect(await timeOf(bell.ended)).toBeLessThan(1_000)
  expect((await listen(lead)).status).toBe(401)
})

it('a member has so many lines and no more, and each that is closed makes room', async () => {
  const app = await startApp()
  const { lead, supervisor } = await clinic(app)
  const bells = await Promise.all(Array.from({ length: doorbellLimits.streamsPerMember }, () => listen(lead)))
  expect(bells.map(({ status }) => status)).toEqual(bells.map(() => 200))
  expect((await listen(lead)).status).toBe(429)
  expect((await listen(supervisor)).status).toBe(200)
  bells[0]?.close()
  await until('there is room', () => app.doorbell.lineCount === doorbellLimits.streamsPerMember)
  expect((await listen(lead)).status).toBe(200)
})

it('something is sent in every pause, so that a dead line is found', async () => {
  const app = await startApp({ bellPace: { heartbeat: 20, revalidate: 1_000 } })
  const { lead } = await clinic(app)
  const bell = await listen(lead)
  await until('it beats', () => (bell.sent.match(/^:\n\n/gm)?.length ?? 0) >= 3)
  expect(bell.rings).toEqual([])
  expect(doorbellLimits.heartbeat).toBeLessThan(25_000)
})

it('a server that ends does not wait for who listens, and lets nobody listen any more', async () => {
  const app = await startApp()
  const { lead, supervisor } = await clinic(app)
  const bells = await Promise.all([listen(lead), listen(supervisor)])
  app.doorbell.close()
  await Promise.all(bells.map(({ ended }) => ended))
  expect((await listen(lead)).status).toBe(503)
  expect(await timeOf(app.stop())).toBeLessThan(1_500)
})
