import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate, steps } from '../../server/storage/migrate.ts'
import { beginnings } from '../../server/storage/migrations/0001-beginnings.ts'
import type { Step } from '../../server/storage/migrations/step.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { openPostgres } from '../../server/storage/postgres.ts'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import { loadDocument } from '../../server/storage/repos/documents.ts'
import { findPractice, listMembers } from '../../server/storage/repos/people.ts'
import { listSupervisions } from '../../server/storage/repos/supervision.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { dialects, testStorage } from '../support/app.ts'
import { auditOf, bytes, databaseUrlOf, ids, makeDocument, makePractice, storeOf } from './store.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

const tomorrow: Step = {
  name: '9999-tomorrow',
  async up(db) {
    await db.schema.createTable('tomorrow').addColumn('id', 'text').execute()
  },
}
const broken: Step = {
  name: '9999-broken',
  async up(db) {
    await db.schema.createTable('half').addColumn('id', 'text').execute()
    await sql`insert into nowhere values (1)`.execute(db)
  },
}

describe.each(dialects)('tables on %s', (dialect) => {
  const fresh = async () => {
    const storage = await testStorage(dialect)
    onTestFinished(() => storage.remove())
    return databaseUrlOf(storage)
  }
  const connect = (url: string) => (dialect === 'postgres' ? openPostgres(url) : openSqlite(url.slice('file:'.length)))

  it('with what is in them stay as they are when the server starts again', async () => {
    const url = await fresh()
    const first = await openDatabase(url)
    const practiceId = await makePractice(first)
    const documentId = await makeDocument(first, practiceId, bytes(1, 2, 3))
    await first.close()
    const second = await openDatabase(url)
    onTestFinished(() => second.close())
    expect(await findPractice(second.read, practiceId)).toEqual({ id: practiceId, name: 'A practice' })
    expect((await loadDocument(second, practiceId, documentId))?.snapshot).toEqual(bytes(1, 2, 3))
  })

  it('get the steps that are new to them, once, and keep what is in them', async () => {
    const url = await fresh()
    const first = await openDatabase(url)
    const practiceId = await makePractice(first)
    await first.close()
    const { migrating, database } = await connect(url)
    onTestFinished(() => database.close())
    await migrate(migrating, dialect, [...steps, tomorrow])
    await migrate(migrating, dialect, [...steps, tomorrow])
    expect(await findPractice(database.read, practiceId)).toBeDefined()
    await sql`select id from tomorrow`.execute(migrating)
  })

  it('of the first version keep who supervises whom when supervisions get dates, kinds and names of their own', async () => {
    const url = await fresh()
    const { migrating, database } = await connect(url)
    onTestFinished(() => database.close())
    await migrate(migrating, dialect, [beginnings])
    const [practice, one, other] = [ids.practice(), ids.member(), ids.member()]
    const insert = (table: string, row: Record<string, string | number | null>) => {
      const values = Object.values(row).map((value) => sql.lit(value))
      const columns = Object.keys(row).map((column) => sql.ref(column))
      return sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(migrating)
    }
    await insert('practice', { id: practice, name: 'x', created_at: 1 })
    const member = { practice_id: practice, name: 'x', color: 'p1', password_hash: 'x', created_at: 1 }
    for (const id of [one, other]) await insert('member', { ...member, id, email: id })
    const between = { practice_id: practice, supervisor_id: one, supervisee_id: other }
    await insert('supervision', { ...between, from_at: 100, to_at: 200 })
    await insert('supervision', { ...between, from_at: 300, to_at: null })
    await migrate(migrating, dialect)
    const row = { id: expect.any(String), supervisorId: one, superviseeId: other, backupId: null, covers: null }
    expect(await listSupervisions(database.read, practice)).toEqual([
      { ...row, from: 300, to: null },
      { ...row, from: 100, to: 200 },
    ])
    expect((await listMembers(database.read, practice)).map(({ id, leftAt }) => [id, leftAt])).toEqual(
      [one, other].toSorted().map((id) => [id, null]),
    )
  })

  it('written by a newer version are left alone, with a sentence for the operator', async () => {
    const url = await fresh()
    const newer = await connect(url)
    await migrate(newer.migrating, dialect, [...steps, tomorrow])
    await newer.database.close()
    await expect(openDatabase(url)).rejects.toThrow(
      'This database was written by a newer version of Throughline. Start that version instead.',
    )
  })

  it('are as before where a step fails half-way', async () => {
    const url = await fresh()
    const { migrating, database } = await connect(url)
    await expect(migrate(migrating, dialect, [...steps, broken])).rejects.toThrow()
    const left = await migrating.introspection.getTables()
    expect(left.map((table) => table.name)).not.toContain('half')
    await database.close()
    const repaired = await openDatabase(url)
    await repaired.close()
  })

  it('are made once when two servers start at the same moment', async () => {
    const url = await fresh()
    const script = `
      import { openDatabase } from './server/storage/openDatabase.ts'
      const database = await openDatabase(process.argv[1])
      await database.close()`
    const start = () => run(process.execPath, ['--input-type=module', '--eval', script, url], { cwd: root })
    await Promise.all([start(), start()])
    const database = await openDatabase(url)
    await database.close()
  })
})

describe.each(dialects)('an audit entry on %s', (dialect) => {
  const store = storeOf(dialect)

  it('is neither changed, removed nor replaced by anybody who writes through the database', async () => {
    const { database, elsewhere } = store.now
    const practiceId = await makePractice(database)
    const row = { practiceId, at: 7, memberId: null, action: 'x', subjectKind: null, subjectId: null, detail: null }
    await database.write((tx) => appendAudit(tx, [row, row]))
    const before = await auditOf(database, practiceId)
    const [newest] = await elsewhere(`select max(seq) as seq from audit_entry where practice_id = '${practiceId}'`)
    const seq = newest?.seq
    const attempts = [
      `update audit_entry set action = 'y' where practice_id = '${practiceId}'`,
      `delete from audit_entry where seq = ${seq}`,
      'delete from audit_entry',
      ...(dialect === 'sqlite'
        ? [
            `replace into audit_entry (seq, at, action) values (${seq}, 1, 'forged')`,
            `replace into audit_entry (practice_id, number, at, action) values ('${practiceId}', 2, 1, 'forged')`,
            `insert into audit_entry (seq, at, action) values (${seq}, 1, 'forged') on conflict do update set action = 'y'`,
          ]
        : [
            'truncate audit_entry',
            `insert into audit_entry (seq, at, action) overriding system value values (${seq}, 1, 'forged')
             on conflict (seq) do update set action = 'y'`,
          ]),
    ]
    for (const attempt of attempts) await expect(elsewhere(attempt), attempt).rejects.toThrow(/append-only/)
    expect(await auditOf(database, practiceId)).toEqual(before)
  })

  it('gets the number behind the one before it, also where one in between was taken back', async () => {
    const { database, elsewhere } = store.now
    const practiceId = await makePractice(database)
    const row = { practiceId, at: 7, memberId: null, action: 'x', subjectKind: null, subjectId: null, detail: null }
    for (let turn = 0; turn < 3; turn++) {
      await database.write((tx) => appendAudit(tx, [row]))
      const takenBack = database.write(async (tx) => {
        await appendAudit(tx, [row])
        throw new Error('taken back')
      })
      await expect(takenBack).rejects.toThrow('taken back')
    }
    const rows = await elsewhere(`select seq, number from audit_entry where practice_id = '${practiceId}' order by seq`)
    expect(rows.map(({ number }) => Number(number))).toEqual([1, 2, 3])
    expect(new Set(rows.map((entry) => entry.seq)).size).toBe(3)
  })
})

describe('a server whose database does not answer', () => {
  const sentence = 'The PostgreSQL server of DATABASE_URL does not answer.'

  it('says so in a sentence, without the password', async () => {
    const nobody = createServer()
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
    const address = nobody.address()
    await new Promise((resolve) => nobody.close(resolve))
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
    const opening = openDatabase(`postgres://somebody:secret-word@127.0.0.1:${address.port}/throughline`)
    await expect(opening).rejects.toThrow(new Error(sentence))
    await expect(openDatabase('mysql://localhost/x')).rejects.toThrow(/^DATABASE_URL must begin with postgres:/)
  })

  it('says the same where the server is there and the database is not', async () => {
    const storage = await testStorage('postgres')
    const url = databaseUrlOf(storage)
    await storage.remove()
    await expect(openDatabase(url)).rejects.toThrow(sentence)
  })
})
