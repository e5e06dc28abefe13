import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Database } from '../../server/storage/database.ts'
import { insertCase } from '../../server/storage/repos/cases.ts'
import { loadDocument, setLocked } from '../../server/storage/repos/documents.ts'
import type { Note } from '../../shared/api/notes.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { ask, chartOf, practiceOfCallers } from '../http/charts.ts'
import { rows } from '../http/routes.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { type App, type Dialect, dialects, migratedStorage, startApp, type TestStorage } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { databaseUrlOf, ids, runElsewhere } from './store.ts'

/** What storage holds of a note, read as another process would. */
async function stored(app: App, of: TestMember, note: Note): Promise<string> {
  const document = await loadDocument(app.services.database, of.practiceId, note.documentId)
  const ydoc = new Y.Doc()
  if (document?.snapshot) Y.applyUpdate(ydoc, document.snapshot)
  for (const row of document?.log ?? []) Y.applyUpdate(ydoc, row)
  const text = ydoc.getXmlFragment(FRAGMENT).toString()
  ydoc.destroy()
  return text
}

/** Makes storage refuse the words of one document, as a full or broken disk would refuse all. */
async function refuseWordsOf(note: Note, storage: TestStorage, dialect: Dialect): Promise<() => Promise<void>> {
  const run = (statement: string) => runElsewhere(databaseUrlOf(storage), statement)
  const table = 'document_update'
  if (dialect === 'sqlite') {
    await run(`create trigger refusing before insert on ${table} when new.document_id = '${note.documentId}'
      begin select raise(abort, 'refused'); end`)
    return async () => void (await run('drop trigger refusing'))
  }
  await run(`create function refuse() returns trigger language plpgsql as $$ begin
    if new.document_id = '${note.documentId}' then raise exception 'refused'; end if; return new; end $$`)
  await run(`create trigger refusing before insert on ${table} for each row execute function refuse()`)
  return async () => void (await run(`drop trigger refusing on ${table}`))
}

describe.each(dialects)('the group commit on %s', (dialect) => {
  it('SYNC-6 keeps every acknowledged word while acts beside it throw and are taken back', async () => {
    const app = await startApp({ dialect })
    const { database } = app.services
    const { lead, cotherapist, note } = await clinic(app)
    const writers = [connect(lead, note), connect(cotherapist, note)]
    await Promise.all(writers.map((writer) => writer.synced()))
    const takenBack: string[] = []
    let typing = true
    const throwing = (async () => {
      while (typing) {
        const id = ids.case()
        takenBack.push(id)
        const row = { id, code: id, preferredName: null, pronouns: null, indication: null, closedAt: null }
        const act = database.write(async (tx) => {
          await insertCase(tx, lead.practiceId, { ...row, createdAt: 1 })
          throw new Error('taken back')
        })
        await expect(act).rejects.toThrow('taken back')
        // The embedded database answers at once: without this nothing else would ever have its turn.
        await setImmediate()
      }
    })()
    for (let word = 0; word < 25; word++) {
      for (const [index, writer] of writers.entries()) write(writer.doc, `w${index}-${word} `)
      await Promise.all(writers.map((writer) => writer.allSaved()))
      const text = await stored(app, lead, note)
      for (const index of writers.keys()) expect(text).toContain(`w${index}-${word} `)
    }
    typing = false
    await throwing
    expect(takenBack.length).toBeGreaterThan(25)
    const left = await database.read.selectFrom('client_case').select('id').execute()
    expect(left.filter((row) => takenBack.includes(row.id))).toEqual([])
  })

  it('SYNC-5 goes on for everybody else while the words of one document cannot be written, and those come later', async () => {
    const storage = await migratedStorage(dialect)
    const app = await startApp({ storage })
    const { lead, cotherapist, caseId, note: healthy } = await clinic(app)
    const broken = await newNote(lead, caseId)
    const [there, colleague, here] = [connect(lead, broken), connect(cotherapist, broken), connect(lead, healthy)]
    await Promise.all([there.synced(), colleague.synced(), here.synced()])
    const repair = await refuseWordsOf(broken, storage, dialect)

    write(there.doc, 'words that cannot be written yet')
    write(here.doc, 'words beside them')
    const late = there.allSaved()
    await here.allSaved()
    expect(await stored(app, lead, healthy)).toContain('words beside them')
    await until('the broken room has closed its sockets', () => there.closes.length > 0 && colleague.closes.length > 0)
    expect(new Set([...there.closes, ...colleague.closes])).toEqual(new Set([4503]))
    expect(here.closes).toEqual([])
    expect(await stored(app, lead, broken)).not.toContain('words that cannot')
    expect(colleague.xml()).not.toContain('words that cannot')
    expect(there.saved).toEqual([])

    await repair()
    void late.catch(() => undefined)
    await there.allSaved()
    await until('the colleague has the words', () => colleague.xml().includes('words that cannot be written yet'))
    expect(await stored(app, lead, broken)).toContain('words that cannot be written yet')
    await app.stop()
    await storage.remove()
  })

  it('SYNC-7 SYNC-41 holds for their author what a lock overtakes between its admission and its commit', async () => {
    const app = await startApp({ dialect })
    const { database } = app.services
    const { lead, cotherapist, note } = await clinic(app)
    const [writer, reader] = [connect(lead, note), connect(cotherapist, note)]
    await Promise.all([writer.synced(), reader.synced()])
    write(writer.doc, 'in time ')
    await writer.allSaved()
    const before = await stored(app, lead, note)
    const { write: transact } = database
    let overtaken = false
    const overtaking: Database['write'] = async (act) => {
      // The room has taken the words in and hands them to storage: this is the moment.
      if (!overtaken) {
        overtaken = true
        await transact((tx) => setLocked(tx, lead.practiceId, note.documentId, true))
      }
      return transact(act)
    }
    Object.assign(database, { write: overtaking })

    write(writer.doc, 'too late by a hair')
    await until('the author is told', () => writer.held.length > 0)
    await writer.allSaved()
    expect(overtaken).toBe(true)
    expect(writer.held.map((notice) => notice.reason)).toEqual(['locked'])
    expect(await stored(app, lead, note)).toBe(before)
    expect(reader.xml()).not.toContain('too late')
    const held = await (await lead.call('GET', `/api/notes/${note.id}/held`)).json()
    expect(held).toMatchObject({ items: [{ reason: 'locked', text: 'too late by a hair' }] })
    expect(await (await cotherapist.call('GET', `/api/notes/${note.id}/held`)).json()).toEqual({ items: [] })
  })

  it('SYNC-7 SYNC-51 takes nothing more from a socket whose right another process removed, and ends it within two seconds', async () => {
    const storage = await migratedStorage(dialect)
    const app = await startApp({ storage })
    const { lead, cotherapist, caseId, note } = await clinic(app)
    const [writer, colleague] = [connect(cotherapist, note), connect(lead, note)]
    await Promise.all([writer.synced(), colleague.synced()])
    write(writer.doc, 'with a right ')
    await writer.allSaved()

    const elsewhere = (statement: string) => runElsewhere(databaseUrlOf(storage), statement)
    await elsewhere(`delete from care_team where case_id = '${caseId}' and member_id = '${cotherapist.id}'`)
    await elsewhere(`update document set fence = fence + 1 where id = '${note.documentId}'`)
    write(writer.doc, 'without one')
    // Twice the time that is promised, for a machine that is busy with other tests.
    await until('the socket is closed', () => writer.closes.length > 0, 4_000)
    expect(writer.closes[0]).toBe(4403)

    write(colleague.doc, 'and life goes on')
    await colleague.allSaved()
    const text = await stored(app, lead, note)
    expect(text).toContain('with a right')
    expect(text).toContain('and life goes on')
    expect(text).not.toContain('without one')
    expect(colleague.xml()).not.toContain('without one')
    const held = await app.services.database.read.selectFrom('held_update').selectAll().execute()
    expect(held.map(({ member_id, reason, text: words }) => [member_id, reason, words])).toEqual([
      [cotherapist.id, 'revoked', 'without one'],
    ])
    await app.stop()
    await storage.remove()
  })
})

it('no act awaits anything but SQL while it keeps all other writers waiting', async () => {
  const app = await startApp()
  const { database } = app.services
  const { write: transact } = database
  const slow: string[] = []
  let doing = ''
  let transactions = 0
  // The embedded database answers at once: an act that lets the event loop turn waits for something else.
  const timed: Database['write'] = (act) =>
    transact(async (tx) => {
      transactions++
      let turned = false
      const turn = setTimeout(() => {
        turned = true
      }, 0)
      try {
        return await act(tx)
      } finally {
        clearTimeout(turn)
        if (turned) slow.push(doing)
      }
    })
  Object.assign(database, { write: timed })
  const awaiting = database.write(() => new Promise((resolve) => setTimeout(resolve, 5)))
  doing = 'a pause'
  await awaiting
  expect(slow).toEqual(['a pause'])

  const practice = await practiceOfCallers(app)
  transactions = 0
  for (const row of rows) {
    for (const caller of ['lead', 'admin', 'anonymous'] as const) {
      doing = `${row.method} ${row.path}`
      const chart = await chartOf(app, practice, caller, row)
      await (await ask(app, practice.people, caller, row, chart)).arrayBuffer()
    }
  }
  doing = 'signing in and writing together'
  const { lead, note } = await clinic(app)
  const writer = connect(lead, note)
  await writer.synced()
  write(writer.doc, 'words')
  await writer.allSaved()
  await app.engine.drain()
  expect(transactions).toBeGreaterThan(100)
  expect(slow).toEqual(['a pause'])
})
