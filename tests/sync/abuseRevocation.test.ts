import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { raiseFences } from '../../server/storage/repos/fences.ts'
import { HeldItems } from '../../shared/api/notes.ts'
import { encodeSaved, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { clinic } from '../support/actors.ts'
import { dialects, startApp } from '../support/app.ts'
import { connect, openRaw, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { expectHealthy, noticesOf, raw, recordOf, replicaOf, stage, updateOf } from './abuse.ts'
import { rawUpdate, words } from './hostileUpdates.ts'

const soon = 2_000

test('abuse 4: a member is taken off the care team while typing: out within two seconds, and nothing typed after that is in the note', async () => {
  const scene = await stage()
  const { lead, cotherapist, caseId, note, honest } = scene
  const typing = connect(cotherapist, note)
  await typing.synced()
  await typing.allSaved()
  write(typing.doc, 'typed with the right to ')
  await typing.allSaved()
  let isTyping = true
  const hands = setInterval(() => isTyping && write(typing.doc, 'z'), 5)
  const removed = await lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)
  expect(removed.status).toBe(200)
  write(typing.doc, ' AFTER THE END ')
  await until('the member is out', () => typing.closes.includes(4403), soon)
  isTyping = false
  clearInterval(hands)
  await honest.allSaved()
  const { markdown } = await recordOf(scene)
  expect(markdown).toContain('typed with the right to')
  expect(markdown).not.toContain('AFTER THE END')
  expect(honest.xml()).not.toContain('AFTER THE END')
  await expect(openRaw(cotherapist, note)).rejects.toThrow('404')
  await expectHealthy(scene)
})

test('abuse 4: frames that a member sends after the right ended are kept for the member at most, whatever the program says', async () => {
  const scene = await stage()
  const { lead, cotherapist, caseId, note } = scene
  const socket = await raw(cotherapist, note)
  socket.send(encodeSaved(1))
  const doc = replicaOf(scene, 4711)
  socket.send(encodeUpdate(updateOf(doc, () => write(doc, 'before '))))
  await until('the first words are there', () => scene.honest.xml().includes('before'))
  await lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)
  for (let index = 0; index < 50; index++) socket.send(encodeUpdate(updateOf(doc, () => write(doc, `late${index} `))))
  expect(await socket.closed).toBe(4403)
  for (const notice of noticesOf(socket)) expect(notice.reason).toBe('revoked')
  await scene.honest.allSaved()
  expect((await recordOf(scene)).markdown).not.toContain('late')
  await expectHealthy(scene)
})

test('abuse 4: a member whose part becomes that of a reader stays in the room and writes no more', async () => {
  const scene = await stage()
  const { lead, cotherapist, caseId, note, honest } = scene
  const typing = connect(cotherapist, note)
  await typing.synced()
  await typing.allSaved()
  await lead.call('PUT', `/api/cases/${caseId}/care-team/${cotherapist.id}`, { role: 'observer' })
  const before = await recordOf(scene)
  write(typing.doc, 'NO LONGER MINE TO WRITE')
  await typing.allSaved()
  await until('the member is told', () => typing.held.length > 0)
  expect(await recordOf(scene)).toEqual(before)
  write(honest.doc, 'the lead goes on ')
  await until('the reader reads on', () => typing.xml().includes('the lead goes on'), soon)
})

test('abuse 4: a member signs out while typing: every socket of that session ends within two seconds, others go on', async () => {
  const scene = await stage()
  const { cotherapist, note } = scene
  const sockets = [await raw(cotherapist, note), await raw(cotherapist, note)]
  const ended = Promise.all(sockets.map(({ closed }) => closed))
  await cotherapist.call('POST', '/api/auth/sign-out')
  const codes = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, soon, 'too late'))])
  expect(codes).toEqual([4401, 4401])
  await expect(openRaw(cotherapist, note)).rejects.toThrow('401')
  await expectHealthy(scene)
})

test.each(dialects)('abuse 4: another process takes the right away (%s): found within two seconds', async (dialect) => {
  const app = await startApp({ dialect })
  const { lead, cotherapist, caseId, note } = await clinic(app)
  const [staying, going] = [connect(lead, note), connect(cotherapist, note)]
  await Promise.all([staying.synced(), going.synced()])
  await app.services.database.write(async (tx) => {
    await tx.deleteFrom('care_team').where('case_id', '=', caseId).where('member_id', '=', cotherapist.id).execute()
    await raiseFences(tx, dialect, lead.practiceId, [caseId])
  })
  write(going.doc, 'TOO LATE ')
  await until('the member is out', () => going.closes.includes(4403), soon + 500)
  write(staying.doc, 'still in ')
  await staying.allSaved()
  const markdown = await (await lead.call('GET', `/api/notes/${note.id}/export`)).text()
  expect(markdown).toContain('still in')
  expect(markdown).not.toContain('TOO LATE')
})

test('abuse 4: a program goes on sending into a closed case’s note: all of it is one held update, however often it sends', async () => {
  const scene = await stage()
  const { lead, cotherapist, caseId, note } = scene
  const typing = connect(cotherapist, note)
  await typing.synced()
  await typing.allSaved()
  await lead.call('POST', `/api/cases/${caseId}/close`)
  const before = await recordOf(scene)
  for (let index = 0; index < 300; index++) write(typing.doc, `held${index} `)
  await typing.allSaved()
  const { items } = HeldItems.parse(await (await cotherapist.call('GET', `/api/notes/${note.id}/held`)).json())
  expect(items).toHaveLength(1)
  expect(items[0]?.text.match(/held\d+/g)).toEqual(Array.from({ length: 300 }, (_, index) => `held${index}`))
  expect(new Set(typing.held.map(({ heldId }) => heldId))).toEqual(new Set([items[0]?.heldId]))
  // The client id is the author’s from now on, and closed.
  expect({ ...(await recordOf(scene)), authors: before.authors }).toEqual(before)
})

test('abuse 4: somebody who may write nothing begins held updates without end: the program is closed, and storage stays small', async () => {
  const scene = await stage()
  const { cotherapist, note, honest } = scene
  const victim = honest.doc.clientID
  const start = Y.getState(honest.doc.store, victim)
  const socket = await raw(cotherapist, note)
  socket.send(encodeSaved(1))
  for (let index = 0; index < 400; index++) {
    const struct = { content: words('foreign '), parent: 'default' }
    socket.send(encodeStep2(rawUpdate([{ client: victim, clock: start + index, structs: [struct] }])))
  }
  expect(await socket.closed).toBe(4429)
  const held = await scene.app.services.database.read.selectFrom('held_update').select('id').execute()
  expect(held.length).toBeLessThanOrEqual(200)
  await expectHealthy(scene)
})
