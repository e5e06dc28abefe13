import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordedAMinute } from '../../server/domain/audit/refusals.ts'
import { AuditPage } from '../../shared/api/audit.ts'
import { HeldItems, Note } from '../../shared/api/notes.ts'
import { clinic, newCase, newMember, newNote, newPractice, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'

/** Two practices with a case and a note each, and an admin in each. */
async function scene() {
  const app = await startApp()
  const ours = await clinic(app)
  const theirPractice = await newPractice(app)
  const [theirLead, theirAdmin, ourAdmin] = await Promise.all([
    newMember(app, theirPractice, ['clinician'], 'Their lead'),
    newMember(app, theirPractice, ['admin'], 'Their admin'),
    newMember(app, ours.practiceId, ['admin'], 'Our admin'),
  ])
  const theirCase = await newCase(theirLead)
  const theirNote = await newNote(theirLead, theirCase.id)
  return { app, ...ours, theirLead, theirAdmin, ourAdmin, theirCase, theirNote }
}

const answer = async (response: Response) => {
  const { requestId: _, ...body } = JSON.parse(await response.text())
  return { status: response.status, body }
}

const entriesAbout = async (app: App, member: TestMember) => {
  const rows = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['action', 'detail', 'practice_id'])
    .where('member_id', '=', member.id)
    .execute()
  return rows.filter(({ action }) => action === 'access.refused')
}

test('abuse 23: a member joins own and others’ ids in one request, in every route that takes two: answered as for what is missing', async () => {
  const { app, lead, caseId, note, theirCase, theirNote, theirLead } = await scene()
  const missing = await answer(await lead.call('GET', `/api/notes/${randomUUID()}`))
  expect(missing.status).toBe(404)
  const attempts: [string, string, unknown?][] = [
    ['GET', `/api/notes/${theirNote.id}`],
    ['GET', `/api/notes/${theirNote.id}/export`],
    ['GET', `/api/notes/${theirNote.id}/held`],
    ['GET', `/api/cases/${theirCase.id}`],
    ['GET', `/api/cases/${theirCase.id}/notes`],
    ['GET', `/api/cases/${theirCase.id}/care-team`],
    ['POST', `/api/cases/${theirCase.id}/notes`, { templateId: 'session-guided-imagery', caseId }],
    ['POST', `/api/cases/${theirCase.id}/close`],
    ['PUT', `/api/cases/${theirCase.id}/care-team/${lead.id}`, { role: 'lead' }],
    ['PUT', `/api/cases/${caseId}/care-team/${theirLead.id}`, { role: 'observer' }],
    ['DELETE', `/api/cases/${theirCase.id}/care-team/${theirLead.id}`],
    ['POST', `/api/notes/${note.id}/held/${randomUUID()}/settle`],
    ['POST', `/api/notes/${theirNote.id}/held/${randomUUID()}/settle`],
  ]
  for (const [method, path, body] of attempts) {
    const got = await answer(await lead.call(method, path, body))
    expect({ method, path, ...got }).toEqual({ method, path, ...missing })
  }
  expect(await entriesAbout(app, lead)).toHaveLength(attempts.length + 1)
})

test('abuse 23: a member makes a note in an own case and names another’s note and document in the body: the new note has neither', async () => {
  const { app, lead, caseId, theirNote, theirLead, theirCase } = await scene()
  const response = await lead.call('POST', `/api/cases/${caseId}/notes`, {
    templateId: 'session-guided-imagery',
    id: theirNote.id,
    noteId: theirNote.id,
    documentId: theirNote.documentId,
    caseId: theirCase.id,
    practiceId: theirLead.practiceId,
    status: 'signed',
    author: { id: theirLead.id },
  })
  if (response.status === 201) {
    const made = Note.parse(await response.json())
    expect(made).toMatchObject({ caseId, status: 'draft', author: { id: lead.id } })
    expect(made.documentId).not.toBe(theirNote.documentId)
    expect(made.id).not.toBe(theirNote.id)
  } else expect(response.status).toBe(400)
  const theirs = await app.services.database.read
    .selectFrom('note')
    .select('id')
    .where('case_id', '=', theirCase.id)
    .execute()
  expect(theirs.map(({ id }) => id)).toEqual([theirNote.id])
})

test('abuse 23: a colleague asks for, and settles, words that were held for another: not there', async () => {
  const { app, lead, cotherapist, caseId, note } = await scene()
  const client = connect(lead, note)
  await client.synced()
  client.provider.disconnect()
  write(client.doc, 'only mine ')
  await lead.call('POST', `/api/cases/${caseId}/close`)
  client.provider.connect()
  await client.allSaved()
  const [held] = HeldItems.parse(await (await lead.call('GET', `/api/notes/${note.id}/held`)).json()).items
  expect(held?.text).toContain('only mine')
  expect(HeldItems.parse(await (await cotherapist.call('GET', `/api/notes/${note.id}/held`)).json()).items).toEqual([])
  const settled = await cotherapist.call('POST', `/api/notes/${note.id}/held/${held?.heldId}/settle`)
  expect(settled.status).toBe(404)
  const still = HeldItems.parse(await (await lead.call('GET', `/api/notes/${note.id}/held`)).json()).items
  expect(still).toEqual([held])
  expect(await entriesAbout(app, cotherapist)).toHaveLength(1)
})

test('abuse 23: an admin reads the audit, whatever is asked for: own practice only, ids and closed words, nothing that was written', async () => {
  const { app, lead, outsider, note, theirAdmin, ourAdmin, theirLead } = await scene()
  const client = connect(lead, note)
  await client.synced()
  write(client.doc, 'CANARY-7f3a ')
  await client.allSaved()
  await theirLead.call('GET', `/api/notes/${note.id}`)
  for (const member of [lead, outsider]) expect((await member.call('GET', '/api/audit')).status).toBe(403)
  const queries = [
    '',
    '?limit=200',
    `?practiceId=${lead.practiceId}`,
    '?before=999999999',
    `?limit=200&memberId=${lead.id}`,
  ]
  for (const query of queries) {
    const text = await (await theirAdmin.call('GET', `/api/audit${query}`)).text()
    for (const ofOurs of [lead.id, note.documentId, 'CANARY', lead.email, lead.name]) {
      expect(text.includes(ofOurs), `${query} tells ${ofOurs}`).toBe(false)
    }
  }
  const { items } = AuditPage.parse(await (await ourAdmin.call('GET', '/api/audit?limit=200')).json())
  expect(items.length).toBeGreaterThan(3)
  expect(JSON.stringify(items)).not.toContain('CANARY')
  expect(JSON.stringify(items)).not.toContain(theirLead.id)
  expect((await fetch(`${app.url}/api/audit`)).status).toBe(401)
})

test('abuse 23: a program looks for notes by their ids in a loop: each is recorded at first, the flood as one', async () => {
  const { app, outsider, note } = await scene()
  const refused: number[] = []
  for (let round = 0; round < recordedAMinute + 60; round += 20) {
    const asked = Array.from({ length: 20 }, () => outsider.call('GET', `/api/notes/${note.id}`))
    refused.push(...(await Promise.all(asked)).map(({ status }) => status))
  }
  expect(new Set(refused)).toEqual(new Set([404]))
  const entries = await entriesAbout(app, outsider)
  expect(entries).toHaveLength(recordedAMinute + 1)
  expect(entries.at(-1)?.detail).toContain('"more":true')
  app.clock.advance(61_000)
  await outsider.call('GET', `/api/notes/${note.id}`)
  expect(await entriesAbout(app, outsider)).toHaveLength(recordedAMinute + 2)
})
