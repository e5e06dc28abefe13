import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { recordRestored } from '../../server/domain/audit/recordRestored.ts'
import { restoreBackup } from '../../server/storage/backup/restoreBackup.ts'
import { leftOut, readAnew, tablesIn } from '../../server/storage/backup/tables.ts'
import { takeBackup } from '../../server/storage/backup/takeBackup.ts'
import { verifyBackup } from '../../server/storage/backup/verifyBackup.ts'
import { migrate, steps } from '../../server/storage/migrate.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { findPractice } from '../../server/storage/repos/people.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { databaseUrlOf, fileIn, makePractice, runElsewhere } from '../storage/store.ts'
import { caller, clinic, newMember, password } from '../support/actors.ts'
import { type App, type Dialect, dialects, startApp, testStorage } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { runCommand } from './commands.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'throughline-backup-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

async function emptyDatabase(dialect: Dialect): Promise<string> {
  const storage = await testStorage(dialect)
  onTestFinished(() => storage.remove())
  return databaseUrlOf(storage)
}

/** A practice in which people wrote, and a backup of it. */
async function backedUp(dialect: Dialect = 'sqlite') {
  const app = await startApp({ dialect })
  const people = await clinic(app)
  const [lead, colleague] = [connect(people.lead, people.note), connect(people.cotherapist, people.note)]
  await Promise.all([lead.synced(), colleague.synced()])
  write(lead.doc, 'what the lead wrote ')
  write(colleague.doc, 'what the colleague wrote ')
  await Promise.all([lead.allSaved(), colleague.allSaved()])
  await caller(app.url)('POST', '/api/auth/sign-in', { email: people.lead.email, password: 'a wrong password' })
  const said = await people.supervisor.call('POST', `/api/notes/${people.note.id}/comments`, { body: 'said about it' })
  expect(said.status).toBe(201)
  const file = join(await folder(), 'practice.backup')
  await takeBackup(databaseUrlOf(app.storage), file)
  return { app, ...people, file }
}

const restore = (file: string, url: string, replace = false) =>
  restoreBackup(file, url, { replace, record: (tx) => recordRestored(tx, 7) })

const markdown = async (origin: App, cookie: string, noteId: string): Promise<string> => {
  const answer = await caller(origin.url, cookie)('GET', `/api/notes/${noteId}/export?format=markdown`)
  return answer.text()
}

const ways = dialects.flatMap((from) => dialects.map((to) => ({ from, to })))

it.each(ways)('a practice goes from $from to $to whole, and nobody stays signed in', async ({ from, to }) => {
  const { app, lead, note, file } = await backedUp(from)
  const before = await markdown(app, lead.cookie, note.id)
  expect(before).toContain('what the colleague wrote')
  const url = await emptyDatabase(to)
  const { summary } = await restore(file, url)
  for (const table of ['practice', 'member', 'note', 'document_update', 'document_author', 'comment_thread', 'comment'])
    expect(summary.rows.get(table), table).toBeGreaterThan(0)

  const environment =
    to === 'sqlite'
      ? { DATA_DIR: url.slice('file:'.length, -'/throughline.db'.length) }
      : { DATA_DIR: await folder(), DATABASE_URL: url }
  const restored = await startApp({ storage: { environment, remove: async () => undefined } })
  expect((await caller(restored.url, lead.cookie)('GET', '/api/me')).status).toBe(401)
  const answer = await caller(restored.url)('POST', '/api/auth/sign-in', { email: lead.email, password })
  expect(answer.status).toBe(200)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(await markdown(restored, cookie, note.id)).toBe(before)

  const audit = await runElsewhere(url, 'select seq, action, at from audit_entry order by seq')
  const [last] = audit.filter(({ action }) => action === 'practice.restored')
  expect(Number(last?.at)).toBe(7)
  // Whatever is audited from now on comes behind what was.
  expect(audit.map(({ action }) => action)).toContain('sign_in')
  expect(Number(audit.at(-1)?.seq)).toBeGreaterThan(Number(last?.seq))

  const writer = connect({ origin: restored.url, cookie }, note)
  await writer.synced()
  write(writer.doc, 'and what came after')
  await writer.allSaved()
  expect(await markdown(restored, cookie, note.id)).toContain('and what came after')
})

describe('a backup', () => {
  it('holds every table but those that let somebody in or are read from the notes anew, which are empty in it', async () => {
    const { file, app } = await backedUp()
    const sessions = await runElsewhere(databaseUrlOf(app.storage), 'select id from session')
    expect(sessions.length).toBeGreaterThan(2)
    // Neither as rows nor in what SQLite leaves of removed ones between its pages.
    const bytes = await readFile(file)
    for (const { id } of sessions) expect(bytes.includes(String(id))).toBe(false)
    const backup = new DatabaseSync(file, { readOnly: true })
    const tables = tablesIn(backup)
    expect(tables.filter((table) => leftOut.has(table)).length).toBeGreaterThanOrEqual(3)
    for (const table of tables.filter((one) => leftOut.has(one) || readAnew.has(one)))
      expect(backup.prepare(`select count(*) as count from ${table}`).get(), table).toEqual({ count: 0 })
    backup.close()
    const { rows } = verifyBackup(file)
    expect([...rows.keys()].toSorted()).toEqual(
      tables.filter((table) => !leftOut.has(table) && !readAnew.has(table)).toSorted(),
    )
  })

  it('that is not its owner’s alone, or whose name is taken, is not made', async () => {
    const { file, app } = await backedUp()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await expect(takeBackup(databaseUrlOf(app.storage), file)).rejects.toThrow(/EEXIST/)
  })

  it.each<[string, string[], RegExp]>([
    ['a row of the log is missing', ['delete from document_update where seq = 2'], /has a gap|ends at/],
    ['the newest rows are missing', ['delete from document_update'], /ends at 1 and not at/],
    ['an update is damaged', [`update document_update set bytes = x'0909'`], /cannot be read|misses a part/],
    [
      'a part of the text is missing',
      ['update document_snapshot set bytes = (select bytes from document_update where seq = 2)'],
      /misses a part/,
    ],
    [
      'a note is missing',
      [
        ...[
          ...['note_facts', 'thread_row', 'note_carried', 'notification'],
          ...['comment', 'comment_thread', 'note_seen', 'note_version'],
          'note',
        ].map((table) => `delete from ${table}`),
      ],
      /belongs to no note/,
    ],
    ['a version is damaged', [`update note_version set bytes = x'0909'`], /cannot be read/],
    ['a case is missing', ['delete from care_team', 'delete from client_case'], /points at nothing/],
    [
      'a note went to another practice',
      [`insert into practice values ('other', 'Other', 1)`, `update note set practice_id = 'other'`],
      /in another practice/,
    ],
    ['somebody is signed in', [`insert into sign_in_failure values ('one', 1, 1)`], /no backup/],
    ['a newer version made it', [`insert into kysely_migration values ('9999-tomorrow', '')`], /newer version/],
  ])('in which %s is found out, and not restored', async (_what, statements, complaint) => {
    const { file } = await backedUp()
    const damaged = new DatabaseSync(file, { enableForeignKeyConstraints: false })
    for (const statement of statements) damaged.exec(statement)
    damaged.close()
    expect(() => verifyBackup(file)).toThrow(complaint)
    const target = join(await folder(), 'throughline.db')
    await expect(restore(file, `file:${target}`)).rejects.toThrow(complaint)
    expect(existsSync(target)).toBe(false)
  })

  it('of which a page was overwritten on the way is found out', async () => {
    const { file } = await backedUp()
    const bytes = new DatabaseSync(file, { readOnly: true })
    const pages = Number(bytes.prepare('pragma page_count').get()?.page_count)
    bytes.close()
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(4096, 7), 0, 4096, Math.floor(pages / 2) * 4096)
    await handle.close()
    expect(() => verifyBackup(file)).toThrow()
    await writeFile(file, 'not even a database, and much too short')
    expect(() => verifyBackup(file)).toThrow(/no backup of Throughline/)
  })
})

describe('restoring', () => {
  it('leaves a database alone that a server has open, or that holds a practice', async () => {
    const { app, file } = await backedUp()
    const url = databaseUrlOf(app.storage)
    await expect(restore(file, url, true)).rejects.toThrow(/A server, or another program, has .* open/)
    await app.stop()
    await expect(restore(file, url)).rejects.toThrow(/There is a practice in .* already. Say --replace/)
    expect(verifyRows(url, 'practice')).toBe(1)
  })

  it('with --replace moves what was there aside, whole', async () => {
    const { app, file, practiceId } = await backedUp()
    const late = await newMember(app, practiceId, ['clinician'], 'Came after the backup')
    await app.stop()
    const url = databaseUrlOf(app.storage)
    const { aside } = await restore(file, url, true)
    expect(verifyRows(url, 'member', `id = '${late.id}'`)).toBe(0)
    expect(verifyRows(`file:${aside}`, 'member', `id = '${late.id}'`)).toBe(1)
    const beside = await readdir(url.slice('file:'.length, -'throughline.db'.length))
    expect(beside.filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('leaves a PostgreSQL database alone that a server uses, or that holds anything', async () => {
    const { file } = await backedUp()
    const app = await startApp({ dialect: 'postgres' })
    const url = databaseUrlOf(app.storage)
    await expect(restore(file, url)).rejects.toThrow(/A server uses the database/)
    await expect(restore(file, url, true)).rejects.toThrow(/--replace is for the embedded database/)
    const other = await emptyDatabase('postgres')
    await restore(file, other)
    const before = await runElsewhere(other, 'select * from audit_entry')
    await expect(restore(file, other)).rejects.toThrow(/is not empty/)
    expect(await runElsewhere(other, 'select * from audit_entry')).toEqual(before)
  })

  it('takes a backup that an older version made, and brings it up to date', async () => {
    const place = await folder()
    const file = join(place, 'old.backup')
    const old = await openSqlite(file)
    await migrate(old.migrating, 'sqlite', steps.slice(0, 1))
    const practiceId = await makePractice(old.database, 'An old practice')
    await old.database.close()
    const url = fileIn(place)
    const { summary } = await restore(file, url)
    expect(summary.step).toBe(steps.at(-1)?.name)
    const database = await openDatabase(url)
    expect(await findPractice(database.read, practiceId)).toMatchObject({ name: 'An old practice' })
    await database.close()
  })
})

function verifyRows(url: string, table: string, where = 'true'): number {
  const file = new DatabaseSync(url.slice('file:'.length), { readOnly: true })
  try {
    return Number(file.prepare(`select count(*) as count from ${table} where ${where}`).get()?.count)
  } finally {
    file.close()
  }
}

describe('an operator at the command line', () => {
  it('backs up, verifies and restores, and is told in numbers what was', async () => {
    const { app, lead, note } = await backedUp()
    const place = await folder()
    const file = join(place, 'today.backup')
    const settings = app.storage.environment
    const made = await runCommand('backup', [file], settings)
    expect(made).toMatchObject({ code: 0, complained: '' })
    expect(made.said).toMatch(
      /Backed up to .*, \d+ bytes, and verified. It holds 1 practice, 4 members, 1 case, 1 note/,
    )
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const verified = await runCommand('backup', ['--verify', file], {})
    expect(verified).toMatchObject({ code: 0, complained: '' })
    const restored = await runCommand('restore', [file], { DATA_DIR: join(place, 'new') })
    expect(restored).toMatchObject({ code: 0, complained: '' })
    for (const secret of [lead.name, lead.email, note.title, 'wrote'])
      for (const { said } of [made, verified, restored]) expect(said).not.toContain(secret)
    expect(await readdir(place)).toEqual(['new', 'today.backup'])
  })

  it('is refused in a sentence, with an exit code and without a trace', async () => {
    const { app } = await backedUp()
    const place = await folder()
    const file = join(place, 'today.backup')
    await writeFile(file, 'an older one')
    const taken = await runCommand('backup', [file], app.storage.environment)
    expect(taken).toMatchObject({ code: 1, said: '' })
    expect(taken.complained).toMatch(/is there already. Choose another name, or say --force/)
    expect((await runCommand('backup', [file, '--force'], app.storage.environment)).code).toBe(0)
    expect((await runCommand('backup', [], app.storage.environment)).code).toBe(2)
    expect((await runCommand('restore', ['--now', file], {})).code).toBe(2)
    const nothing = await runCommand('backup', [join(place, 'b')], { DATA_DIR: join(place, 'nowhere') })
    expect(nothing).toMatchObject({ code: 1, complained: expect.stringMatching(/There is no database at/) })
    const copy = join(place, 'copy')
    await copyFile(file, copy)
    await chmod(copy, 0o600)
    const running = await runCommand('restore', [copy, '--replace'], app.storage.environment)
    expect(running).toMatchObject({ code: 1, complained: expect.stringMatching(/End it first/) })
    expect((await readdir(place)).toSorted()).toEqual(['copy', 'today.backup'])
  })
})
