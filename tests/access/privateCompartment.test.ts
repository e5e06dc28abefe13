import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readableNoteIds } from '../../server/storage/repos/readableNotes.ts'
import { mayOnNote } from '../../shared/access/policy.ts'
import { noteActs } from '../../shared/access/vocabulary.ts'
import { AuditPage } from '../../shared/api/audit.ts'
import { Case } from '../../shared/api/cases.ts'
import { Notes } from '../../shared/api/notes.ts'
import { awaitsNothing } from '../../shared/review/machine.ts'
import { encodeSaved } from '../../shared/sync/frames.ts'
import { listen } from '../comments/bell.ts'
import { databaseUrlOf, runElsewhere } from '../storage/store.ts'
import { connect, openRaw, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { compartment, everyAnswer, newProcessNote } from './compartment.ts'

const canary = 'canaryQ4vTx9'
/** The answers that change by being asked for. */
const ofTheirOwn = /^\/api\/(audit(\/(export|chain))?|me\/sessions|auth\/session) /

test('what an author writes in a process note comes to nobody else: not in an answer, a count, an event, the audit or a table of others', async () => {
  const { app, author, others, caseId, chartNote } = await compartment()
  const missing = randomUUID()
  const asked = (noteId: string) => ({ caseId, noteIds: [chartNote.id, noteId], memberId: author.id, words: canary })
  const everything = async (noteId: string) => {
    const all = new Map<string, string>()
    for (const [name, member] of Object.entries(others))
      for (const [path, answer] of await everyAnswer(member, asked(noteId))) all.set(`${path} as ${name}`, answer)
    return all
  }
  const watching = await openRaw(others.lead, chartNote)
  watching.send(encodeSaved(1))
  await until('the colleague is answered', () => watching.messages.length > 0)
  const bells = await Promise.all(Object.values(others).map(listen))
  const ownBell = await listen(author)
  const before = await everything(missing)
  const auditBefore = await app.services.database.read.selectFrom('audit_entry').select('seq').orderBy('seq').execute()
  const frames = watching.messages.length

  const note = await newProcessNote(author, caseId)
  const client = connect(author, note)
  await client.synced()
  write(client.doc, `${canary} is what I make of it`)
  await client.allSaved()
  await author.call('GET', `/api/notes/${note.id}/export`)
  await author.call('GET', `/api/notes/${note.id}/held`)
  await author.call('PUT', `/api/notes/${note.id}/occurred-on`, { occurredOn: '2026-11-02' })
  await author.call('GET', `/api/cases/${caseId}/process-notes`)
  await app.indexer.settled()

  const auditAfter = await app.services.database.read.selectFrom('audit_entry').select('seq').orderBy('seq').execute()
  expect(auditAfter).toEqual(auditBefore)
  expect(watching.messages).toHaveLength(frames)
  await until('its author hears that it has another day', () => ownBell.rings.length > 0)
  expect(ownBell.rings).toEqual([{ kind: 'note', noteId: note.id }])
  for (const { rings, sent } of bells) {
    expect(rings).toEqual([])
    expect(sent).not.toContain(note.id)
  }

  // For its author it is there.
  const own = await everyAnswer(author, asked(note.id))
  expect(own.get('/api/notes/{id}/export 1')).toContain(canary)
  expect(Notes.parse(await (await author.call('GET', `/api/cases/${caseId}/process-notes`)).json()).items).toHaveLength(
    1,
  )

  const after = await everything(note.id)
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [path, answer] of after) {
    expect(answer, path).not.toContain(canary)
    if (ofTheirOwn.test(path)) continue
    expect([path, answer]).toEqual([path, before.get(path)])
  }
  const { items } = AuditPage.parse(await (await others.admin.call('GET', '/api/audit?limit=1000')).json())
  const named = items.filter((entry) => entry.subjectId === note.id || entry.subjectId === note.documentId)
  expect(new Set(named.map(({ action, memberId }) => [action, memberId === author.id].join()))).toEqual(
    new Set(['access.refused,false']),
  )

  for (const [name, member] of Object.entries(others)) {
    for (const documentId of [note.documentId, missing]) {
      const opening = openRaw(member, { documentId, schemaVersion: note.schemaVersion })
      await expect(opening, name).rejects.toEqual(new UpgradeRefused(404))
    }
  }
  const metrics = await (await others.admin.call('GET', '/metrics')).text()
  expect(metrics).not.toContain(canary)

  // Where the words lie, and where the note is named.
  await app.engine.drain()
  const url = databaseUrlOf(app.storage)
  const [withWords, withNote] = [new Set<string>(), new Set<string>()]
  for (const { name } of await runElsewhere(url, `select name from sqlite_schema where type = 'table'`)) {
    const rows = await runElsewhere(url, `select * from "${name}"`)
    const text = rows.map((row) => Object.values(row).map(inLetters).join(' ')).join('\n')
    if (text.toLowerCase().includes(canary.toLowerCase())) withWords.add(String(name))
    if (text.includes(note.id) || text.includes(note.documentId)) withNote.add(String(name))
  }
  expect([...withWords].filter((name) => !/^(document_(update|snapshot)|search_\w+)$/.test(name))).toEqual([])
  expect(withWords).toContain('document_snapshot')
  expect([...withNote].filter((name) => !/^(document_\w+|search_\w+)$/.test(name)).toSorted()).toEqual([
    // Others asked for it in vain.
    'audit_entry',
    'document',
    'note',
    'note_facts',
    // Its author's alone to read, as the matrix of routes has it.
    'note_version',
    'process_audit_entry',
  ])
})

const inLetters = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)

test('a process note counts in no case, stands in no course and waits for nobody, not even for its author', async () => {
  const { author, caseId } = await compartment()
  const look = async () => ({
    one: Case.parse(await (await author.call('GET', `/api/cases/${caseId}`)).json()),
    today: await (await author.call('GET', '/api/today')).text(),
    notes: Notes.parse(await (await author.call('GET', `/api/cases/${caseId}/notes`)).json()).items,
  })
  const before = await look()
  const note = await newProcessNote(author, caseId)
  expect(note).toMatchObject({ kind: 'process', phase: null, readOnly: null })
  const allowed = noteActs.filter((act) => note.abilities[act])
  expect(allowed).toEqual(['read', 'edit', 'export', 'grant', 'readHistory', 'restore'])
  const client = connect(author, note)
  await client.synced()
  write(client.doc, 'mine alone')
  await client.allSaved()
  expect(await look()).toEqual(before)
})

test('which notes the storage holds readable for a member is what the policy says, for everybody', async () => {
  const { app, author, others, caseId, chartNote } = await compartment()
  const [own, shared] = [await newProcessNote(author, caseId), await newProcessNote(author, caseId)]
  for (const reader of [others.supervisor, others.colleague])
    await author.call('PUT', `/api/notes/${shared.id}/readers/${reader.id}`)
  const { read } = app.services.database
  const named = { [own.id]: 'own', [shared.id]: 'shared', [chartNote.id]: 'chart' }
  const found = async (member: { practiceId: typeof author.practiceId; id: typeof author.id }) =>
    (await readableNoteIds(read, member.practiceId, member.id).execute()).map(({ id }) => named[id]).toSorted()
  expect(await found(author)).toEqual(['chart', 'own', 'shared'])
  for (const member of [others.lead, others.prescriber, others.observer]) expect(await found(member)).toEqual(['chart'])
  expect(await found(others.supervisor)).toEqual(['chart', 'shared'])
  for (const member of [others.admin, others.colleague, others.stranger]) expect(await found(member)).toEqual([])
  const asReader = { roles: ['supervisor'] as const, careRole: 'supervisor' as const }
  const open = { closed: false, locked: false, status: 'draft' as const, viewerIsAuthor: false }
  const unsigned = { discarded: 'no' as const, authorIsSupervised: false, awaits: awaitsNothing, recorded: false }
  const facts = { ...open, ...unsigned }
  const granted = { ...facts, viewerSupervisesAuthor: true, private: { viewerIsGrantee: true } }
  expect(mayOnNote('read', asReader, granted)).toBe(true)
  expect(mayOnNote('read', asReader, { ...granted, private: { viewerIsGrantee: false } })).toBe(false)
})
