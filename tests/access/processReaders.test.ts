import { expect, test } from 'vitest'
import { AuditPage } from '../../shared/api/audit.ts'
import { Note, Notes } from '../../shared/api/notes.ts'
import { ProcessReaders } from '../../shared/api/processNotes.ts'
import type { TestMember } from '../support/actors.ts'
import { connect, openRaw, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { compartment, newProcessNote } from './compartment.ts'

const soon = 2_000

async function shared() {
  const scene = await compartment()
  const { author, caseId, supervisor } = scene
  const note = await newProcessNote(author, caseId)
  const reader = `/api/notes/${note.id}/readers/${supervisor.id}`
  const granted = await author.call('PUT', reader)
  expect(granted.status).toBe(200)
  const { readers, mayBeNamed } = ProcessReaders.parse(await granted.json())
  expect(readers.map(({ member, lastReadAt, resting }) => [member.id, lastReadAt, resting])).toEqual([
    [supervisor.id, null, false],
  ])
  expect(mayBeNamed).toEqual([])
  const client = connect(author, note)
  await client.synced()
  return { ...scene, note, reader, client }
}

const statusOf = async (member: TestMember, path: string) => (await member.call('GET', path)).status

test('a supervisor whom the author names reads the note and changes nothing in it, and nobody else comes in with them', async () => {
  const { app, author, supervisor, others, note, client, caseId } = await shared()
  write(client.doc, 'first words ')
  await client.allSaved()
  const seen = Note.parse(await (await supervisor.call('GET', `/api/notes/${note.id}`)).json())
  expect(seen).toMatchObject({ readOnly: 'granted', author: { id: author.id }, kind: 'process' })
  expect(Object.entries(seen.abilities).flatMap(([act, may]) => (may ? [act] : []))).toEqual(['read'])
  const listed = await supervisor.call('GET', `/api/cases/${caseId}/process-notes`)
  expect(Notes.parse(await listed.json()).items.map(({ id }) => id)).toEqual([note.id])
  const reading = connect(supervisor, note)
  await until('the reader has the words', () => reading.xml().includes('first words'))
  await reading.allSaved()
  write(reading.doc, 'NOT THEIRS TO WRITE')
  await until('the reader is told', () => reading.held.length > 0)
  write(client.doc, 'more words ')
  await client.allSaved()
  expect(client.xml()).not.toContain('NOT THEIRS')
  expect(await statusOf(supervisor, `/api/notes/${note.id}/export`)).toBe(403)
  expect(await statusOf(supervisor, `/api/notes/${note.id}/readers`)).toBe(403)
  for (const [name, member] of Object.entries(others))
    if (member !== supervisor) expect(await statusOf(member, `/api/notes/${note.id}`), name).toBe(404)

  const readers = ProcessReaders.parse(await (await author.call('GET', `/api/notes/${note.id}/readers`)).json())
  expect(readers.readers[0]?.lastReadAt).not.toBeNull()
  // That the supervisor read it, and was refused, is the author's to know.
  const audit = await app.services.database.read
    .selectFrom('audit_entry')
    .select('action')
    .where('member_id', '=', supervisor.id)
    .execute()
  expect(audit.map(({ action }) => action).filter((action) => /^(note|write|access)/.test(action))).toEqual([])
})

test('SYNC-51 a grant that is withdrawn while its reader reads and its author types ends the reading within two seconds', async () => {
  const { author, supervisor, note, reader, client, caseId, others } = await shared()
  const reading = connect(supervisor, note)
  await reading.synced()
  let isTyping = true
  const hands = setInterval(() => isTyping && write(client.doc, 'z'), 5)
  const withdrawn = await author.call('DELETE', reader)
  expect(withdrawn.status).toBe(200)
  write(client.doc, ' AFTER THE END ')
  await until('the reader is out', () => reading.closes.includes(4403), soon)
  isTyping = false
  clearInterval(hands)
  await client.allSaved()
  expect(client.closes).toEqual([])
  expect(reading.xml()).not.toContain('AFTER THE END')
  expect(await statusOf(supervisor, `/api/notes/${note.id}`)).toBe(404)
  await expect(openRaw(supervisor, note)).rejects.toEqual(new UpgradeRefused(404))
  const listed = await supervisor.call('GET', `/api/cases/${caseId}/process-notes`)
  expect(Notes.parse(await listed.json()).items).toEqual([])
  expect((await author.call('DELETE', reader)).status).toBe(404)

  const { items } = AuditPage.parse(await (await others.admin.call('GET', '/api/audit?limit=1000')).json())
  const trail = items.filter(({ subjectKind }) => subjectKind === 'process_note')
  expect(trail.map(({ action, memberId, subjectId, detail }) => ({ action, memberId, subjectId, detail }))).toEqual(
    ['process_note.withdrawn', 'process_note.granted'].map((action) => ({
      action,
      memberId: author.id,
      subjectId: note.id,
      detail: { member: supervisor.id },
    })),
  )
})

test('only a supervisor of the case can be named, by the author alone, and a note of the chart has no readers to name', async () => {
  const { author, caseId, others, chartNote, note } = await shared()
  const { lead, prescriber, observer, admin, colleague, stranger, supervisor } = others
  for (const member of [lead, prescriber, observer, admin, colleague, stranger, author]) {
    const refused = await author.call('PUT', `/api/notes/${note.id}/readers/${member.id}`)
    expect(refused.status).toBe(400)
  }
  const another = await newProcessNote(author, caseId)
  for (const member of [lead, prescriber, observer, admin, colleague, stranger, supervisor]) {
    const refused = await member.call('PUT', `/api/notes/${another.id}/readers/${supervisor.id}`)
    expect(refused.status).toBe(404)
  }
  expect((await author.call('PUT', `/api/notes/${chartNote.id}/readers/${supervisor.id}`)).status).toBe(403)
  const { readers } = ProcessReaders.parse(await (await author.call('GET', `/api/notes/${another.id}/readers`)).json())
  expect(readers).toEqual([])
})

test('a grant rests while its reader is no supervisor of the case, or its author is off the care team', async () => {
  const { author, lead, supervisor, note, caseId } = await shared()
  const place = (member: TestMember, role: string | null) =>
    role === null
      ? lead.call('DELETE', `/api/cases/${caseId}/care-team/${member.id}`)
      : lead.call('PUT', `/api/cases/${caseId}/care-team/${member.id}`, { role })
  const sees = async () => [
    await statusOf(author, `/api/notes/${note.id}`),
    await statusOf(supervisor, `/api/notes/${note.id}`),
  ]
  const reading = connect(supervisor, note)
  await reading.synced()
  await place(supervisor, 'observer')
  await until('the reader is out', () => reading.closes.includes(4403), soon)
  expect(await sees()).toEqual([200, 404])
  const { readers } = ProcessReaders.parse(await (await author.call('GET', `/api/notes/${note.id}/readers`)).json())
  expect(readers.map(({ resting }) => resting)).toEqual([true])
  await place(supervisor, 'supervisor')
  expect(await sees()).toEqual([200, 200])
  await place(author, null)
  expect(await sees()).toEqual([404, 404])
  await place(author, 'observer')
  expect(await sees()).toEqual([200, 200])
  expect(Note.parse(await (await author.call('GET', `/api/notes/${note.id}`)).json()).readOnly).toBe('role')
})
