import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { closeCodes } from '../../shared/sync/closeCodes.ts'
import { newMember } from '../support/actors.ts'
import { connect, openRaw, type TestClient, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, heldOf, noteOf, type Pair, pair, storedRows } from './pair.ts'

/** The promise of the rules, in milliseconds. */
const promised = 2_000

const isClosed = (client: TestClient, code: number): Promise<void> =>
  until(`a socket is closed with ${code}`, () => client.closes.includes(code), promised)

const outOfTheCareTeam = ({ lead, cotherapist, caseId }: Pair) =>
  lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)

/** What another process on the same machine does to the database, on a connection of its own. */
function elsewhere({ app }: Pair, statement: string, ...values: string[]): void {
  const other = new DatabaseSync(join(app.storage.environment.DATA_DIR ?? '', 'throughline.db'))
  try {
    other.exec('PRAGMA busy_timeout = 2000')
    other.prepare(statement).run(...values)
  } finally {
    other.close()
  }
}

test('SYNC-51 a member is taken off the care team while typing: 4403 within 2 s, nothing later is merged, the door is shut', async () => {
  const scene = await pair()
  const { lead, cotherapist, note, a, b } = scene
  const raw = await openRaw(cotherapist, note)
  expect((await outOfTheCareTeam(scene)).status).toBe(200)
  write(b.doc, ' too late')
  await isClosed(b, closeCodes.accessWithdrawn)
  expect(await raw.closed).toBe(4403)
  expect(b.provider.shouldConnect).toBe(false)
  expect((await noteOf(lead, note)).markdown).not.toContain('too late')
  expect(a.xml()).not.toContain('too late')
  await expect(openRaw(cotherapist, note)).rejects.toEqual(new UpgradeRefused(404))
  expect(a.closes).toEqual([])
})

test('SYNC-51 what was sent before the right ended and was not committed is held as revoked', async () => {
  const scene = await pair()
  const { app, lead, cotherapist, note, a, b } = scene
  // Words and the end of the right arrive together: the right is looked at again before anything is written.
  const removed = outOfTheCareTeam(scene)
  for (const word of ['one', 'two', 'three']) write(b.doc, ` ${word}`)
  await removed
  write(b.doc, ' after')
  await isClosed(b, closeCodes.accessWithdrawn)
  const { markdown } = await noteOf(lead, note)
  const held = await app.services.database.read
    .selectFrom('held_update')
    .select(['member_id as memberId', 'reason', 'text'])
    .execute()
  const kept = held.map(({ text }) => text).join('')
  for (const word of ['one', 'two', 'three', 'after']) expect(`${markdown}${kept}`).toContain(word)
  expect(markdown).not.toContain('after')
  for (const row of held) expect(row).toMatchObject({ memberId: cotherapist.id, reason: 'revoked' })
  expect(held).toHaveLength(1)
  await alike(a)

  // The note is not shared with the author any more; the author's own words are, and nobody else's.
  expect((await cotherapist.call('GET', `/api/notes/${note.id}`)).status).toBe(404)
  expect((await heldOf(cotherapist, note)).map(({ text }) => text).join('')).toBe(kept)
  expect(await heldOf(lead, note)).toEqual([])
})

test('SYNC-50 a member signs out: 4401 at once on all sockets of that session, and not on another’s', async () => {
  const scene = await pair()
  const { cotherapist, note, a, b } = scene
  expect((await cotherapist.call('POST', '/api/auth/sign-out')).status).toBeLessThan(300)
  await isClosed(b, closeCodes.sessionOver)
  await expect(openRaw(cotherapist, note)).rejects.toEqual(new UpgradeRefused(401))
  expect(a.closes).toEqual([])
})

test('SYNC-50 another process ends a session: 4401 within 2 s', async () => {
  const scene = await pair()
  const { cotherapist, lead, note, a, b } = scene
  elsewhere(scene, 'DELETE FROM session WHERE member_id = ?', cotherapist.id)
  await isClosed(b, closeCodes.sessionOver)
  write(b.doc, ' too late')
  expect((await noteOf(lead, note)).markdown).not.toContain('too late')
  expect(a.closes).toEqual([])
})

test('SYNC-50 a session that nobody used for a quarter of an hour ends: 4401', async () => {
  const scene = await pair()
  const { app, b } = scene
  app.clock.advance(16 * 60_000)
  await isClosed(b, closeCodes.sessionOver)
})

test('SYNC-51 another process takes a member off the care team: 4403 within 2 s, and what is typed meanwhile is not merged', async () => {
  const scene = await pair()
  const { app, lead, cotherapist, note, b } = scene
  const { head } = await storedRows(app, note)
  elsewhere(scene, 'DELETE FROM care_team WHERE member_id = ?', cotherapist.id)
  elsewhere(scene, 'UPDATE document SET fence = fence + 1 WHERE id = ?', note.documentId)
  write(b.doc, ' too late')
  await isClosed(b, closeCodes.accessWithdrawn)
  expect((await noteOf(lead, note)).markdown).not.toContain('too late')
  expect((await storedRows(app, note)).head).toBe(head)
})

test('SYNC-52 a writer becomes a supervisor: the socket stays, what is typed from then on is refused, reading goes on', async () => {
  const scene = await pair()
  const { app, lead, cotherapist, note, a, b } = scene
  write(b.doc, ' mine')
  await b.allSaved()
  const role = { role: 'supervisor' }
  expect((await lead.call('PUT', `/api/cases/${scene.caseId}/care-team/${cotherapist.id}`, role)).status).toBe(200)
  write(a.doc, ' read along')
  await a.allSaved()
  await until('the reader reads', () => b.xml().includes('read along'))
  const { head } = await storedRows(app, note)
  write(b.doc, ' not any more')
  await b.allSaved()
  // This page's words were typed by somebody who could write a moment ago: they are kept.
  expect((await heldOf(cotherapist, note)).map(({ reason, text }) => [reason, text])).toEqual([
    ['revoked', ' not any more'],
  ])
  expect((await storedRows(app, note)).head).toBe(head)
  expect(a.xml()).not.toContain('not any more')

  const fresh = connect(cotherapist, note)
  await fresh.synced()
  write(fresh.doc, ' nor now')
  await fresh.allSaved()
  await until('the reader is told', () => fresh.held.some(({ reason }) => reason === 'read_only'))
  expect((await storedRows(app, note)).head).toBe(head)
})

test('SYNC-52 an admin takes a role away: what the member types from then on is not merged', async () => {
  const scene = await pair()
  const { app, lead, cotherapist, practiceId, note, b } = scene
  const admin = await newMember(app, practiceId, ['admin'], 'Admin')
  const cut = await admin.call('PUT', `/api/members/${cotherapist.id}/roles`, { roles: [] })
  expect(cut.status).toBe(200)
  write(b.doc, ' not any more')
  await until('told or closed', () => b.held.length > 0 || b.closes.some((code) => code >= 4400), promised)
  expect((await noteOf(lead, note)).markdown).not.toContain('not any more')
})

test('SYNC-52 a case is closed and opened again: words meanwhile are held as of a locked note, later ones are merged', async () => {
  const scene = await pair()
  const { lead, cotherapist, caseId, note, a, b } = scene
  const setClosed = (act: 'close' | 'reopen') => lead.call('POST', `/api/cases/${caseId}/${act}`)
  expect((await setClosed('close')).status).toBe(200)
  write(b.doc, ' meanwhile')
  await b.allSaved()
  expect((await heldOf(cotherapist, note)).map(({ reason, text }) => [reason, text])).toEqual([
    ['locked', ' meanwhile'],
  ])
  apart(b)
  expect((await setClosed('reopen')).status).toBe(200)
  const fresh = connect(cotherapist, note)
  await fresh.synced()
  write(fresh.doc, ' afterwards')
  await fresh.allSaved()
  await alike(a, fresh)
  expect(a.xml()).toContain('note afterwards')
})
