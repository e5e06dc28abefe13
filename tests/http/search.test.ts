import { expect, it } from 'vitest'
import { SearchResult } from '../../shared/api/search.ts'
import { clinic, newCase, newMember, newNote, onCareTeam, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'

async function find(member: TestMember, typed: string): Promise<SearchResult> {
  const response = await member.call('GET', `/api/search?q=${encodeURIComponent(typed)}`)
  expect(response.status).toBe(200)
  return SearchResult.parse(await response.json())
}

const notesFor = async (member: TestMember, typed: string) =>
  (await find(member, typed)).items.map(({ noteId }) => noteId)

async function written(app: App, member: TestMember, note: Parameters<typeof connect>[1], words: string) {
  const writer = connect(member, note)
  await writer.synced()
  write(writer.doc, words)
  await writer.allSaved()
  await app.indexer.settled()
}

it.each(everydayDialects)(
  'a member finds words a moment after they were written, with the phrase in its context and its section, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, caseId, note } = await clinic(app)
    await written(app, lead, note, 'She stood at the lighthouse of her childhood. Her sister waited below.')
    const { items } = await find(lead, 'lighthouse chil')
    expect(items).toMatchObject([
      { noteId: note.id, caseId, title: note.title, status: 'draft', author: { name: 'Lead' } },
    ])
    const [found] = items
    expect(found?.snippet).toContain('at the lighthouse of her childhood. Her sister')
    expect(found?.snippetParts.filter(({ match }) => match).map(({ text }) => text)).toEqual([
      'lighthouse',
      'childhood',
    ])
    const text = await (await lead.call('GET', `/api/notes/${note.id}/export?format=json`)).text()
    const { title } = found?.section ?? {}
    expect(title).toBeTruthy()
    expect(text).toContain(JSON.stringify(title))
    expect(await notesFor(lead, '"sister waited"')).toEqual([note.id])
    expect(await notesFor(lead, '"waited sister"')).toEqual([])
  },
)

it('whoever may not read a note finds nothing of it: an outsider, somebody taken off the care team, another practice', async () => {
  const app = await startApp()
  const { lead, supervisor, outsider, caseId, note, practiceId } = await clinic(app)
  const observer = await newMember(app, practiceId, ['clinician'], 'Observer')
  const admin = await newMember(app, practiceId, ['admin'], 'Admin')
  await onCareTeam(app, caseId, observer, 'observer')
  await written(app, lead, note, 'quillwort')
  for (const reader of [lead, supervisor, observer]) expect(await notesFor(reader, 'quillwort')).toEqual([note.id])
  const elsewhere = await clinic(app)
  const { caseCode } = note
  for (const other of [outsider, admin, elsewhere.lead]) {
    expect(await find(other, 'quillwort')).toEqual({ items: [], cases: [] })
    expect(await find(other, caseCode)).toEqual({ items: [], cases: [] })
  }
  await lead.call('DELETE', `/api/cases/${caseId}/care-team/${observer.id}`)
  expect(await find(observer, 'quillwort')).toEqual({ items: [], cases: [] })
  await lead.call('POST', `/api/cases/${caseId}/close`)
  expect(await notesFor(lead, 'quillwort')).toEqual([note.id])
})

it('a process note is found by its author alone, also where somebody else may read it', async () => {
  const app = await startApp()
  const { lead, cotherapist, supervisor, caseId } = await clinic(app)
  const note = await newNote(lead, caseId, 'process-note')
  await written(app, lead, note, 'sphagnum')
  expect((await find(lead, 'sphagnum')).items).toMatchObject([{ noteId: note.id, kind: 'process' }])
  for (const other of [cotherapist, supervisor]) expect(await find(other, 'sphagnum')).toEqual({ items: [], cases: [] })
  expect((await lead.call('PUT', `/api/notes/${note.id}/readers/${supervisor.id}`)).ok).toBe(true)
  expect((await supervisor.call('GET', `/api/notes/${note.id}`)).ok).toBe(true)
  for (const other of [cotherapist, supervisor]) expect(await notesFor(other, 'sphagnum')).toEqual([])
})

it('cases are found by a letter of their code or name, and a client’s notes by the name with other words', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const one = await newCase(lead, 'Q-7781')
  await lead.call('PUT', `/api/cases/${one.id}`, { code: 'Q-7781', preferredName: 'Zoë' })
  const note = await newNote(lead, one.id)
  await written(app, lead, note, 'The tide was low.')
  expect((await find(lead, 'q')).cases).toEqual([{ id: one.id, code: 'Q-7781', preferredName: 'Zoë', closed: false }])
  expect((await find(lead, 'q')).items).toEqual([])
  for (const typed of ['7781', 'Q-7781', 'zoe', 'Zo'])
    expect((await find(lead, typed)).cases.map(({ id }) => id)).toEqual([one.id])
  expect(await notesFor(lead, 'zoe tide')).toEqual([note.id])
  expect(await find(lead, 'zoe storm')).toEqual({ items: [], cases: [] })
})

it('no question is an error, and none of it is in the audit', async () => {
  const app = await startApp()
  const { lead, note } = await clinic(app)
  await written(app, lead, note, 'plain words')
  const hostile = [
    '',
    ' ',
    '"',
    '""',
    '*',
    '"plain" AND NOT',
    "' or 1=1 --",
    '\u0000',
    '😀',
    '('.repeat(500),
    'x'.repeat(6_000),
    'NEAR(plain words)',
    'words:plain',
    '-plain',
    '\\',
    '%',
    '~plain #p',
  ]
  for (const typed of hostile) await find(lead, typed)
  expect(await notesFor(lead, '-plain')).toEqual([note.id])
  for (const path of ['/api/search', '/api/search?q=%ED%A0%80', '/api/search?q=%'])
    expect((await lead.call('GET', path)).status, path).toBe(200)
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'notes.searched')
    .execute()
  expect(entries).toMatchObject([{ member_id: lead.id, subject_id: null, detail: null }])
})
