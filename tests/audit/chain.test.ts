import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyAudit } from '../../server/domain/audit/verifyAudit.ts'
import { walkChain } from '../../server/domain/audit/walkChain.ts'
import { beforeAnyPractice, compartments } from '../../server/storage/auditChain.ts'
import type { Database } from '../../server/storage/database.ts'
import { migrate, steps } from '../../server/storage/migrate.ts'
import { openPostgres } from '../../server/storage/postgres.ts'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import { lockHeads } from '../../server/storage/repos/documents.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { PracticeId } from '../../shared/ids.ts'
import {
  databaseUrlOf,
  ids,
  makeChart,
  makeDocument,
  makeNote,
  makePractice,
  runElsewhere,
  storeOf,
} from '../storage/store.ts'
import { dialects, testStorage } from '../support/app.ts'
import { seeded } from '../support/seeded.ts'

const row = { at: 7, memberId: null, subjectKind: null, subjectId: null, detail: null }
const entryOf = (practiceId: PracticeId | null, action = 'sign_in') => ({ ...row, practiceId, action })

async function allHold(database: Database): Promise<void> {
  for await (const { broken } of verifyAudit(database.read, [])) expect(broken).toBeNull()
}

describe.each(dialects)('the chain of entries on %s', (dialect) => {
  const store = storeOf(dialect)

  it('has no gap and no fork where many write at the same moment, in several practices, with documents locked in any order', async () => {
    const { database } = store.now
    const practices = await Promise.all(Array.from({ length: 4 }, () => makePractice(database)))
    const documents = await Promise.all(practices.map((practiceId) => makeDocument(database, practiceId)))
    const random = seeded(24)
    const any = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
    const nowhereBefore = (await walkChain(database.read, beforeAnyPractice)).head.number
    let kept = 0
    const acts = Array.from({ length: 120 }, (_, turn) =>
      database
        .write(async (tx) => {
          const [first, second] = [any(practices), any([...practices, null])]
          // An act that records before it locks, as some do: the chain must not be held while it waits for a document.
          await appendAudit(tx, [entryOf(second)])
          const at = practices.indexOf(first)
          await lockHeads(tx, database.dialect, first, documents.slice(at, at + 1))
          await appendAudit(tx, [entryOf(first), entryOf(second), entryOf(first)])
          if (turn % 6 === 0) throw new Error('taken back')
          kept += 4
        })
        .catch((error: Error) => expect(error.message).toBe('taken back')),
    )
    await Promise.all(acts)
    let numbered = 0
    for (const chain of practices) {
      const { head, broken } = await walkChain(database.read, chain)
      expect(broken).toBeNull()
      numbered += head.number
    }
    const nowhere = (await walkChain(database.read, beforeAnyPractice)).head.number - nowhereBefore
    expect([kept, numbered + nowhere]).toEqual([400, 400])
    await allHold(database)
  })

  it('is walked over many pages, and a practice’s numbers say nothing of another’s', async () => {
    const { database } = store.now
    const [here, there] = [await makePractice(database), await makePractice(database)]
    for (let turn = 0; turn < 3; turn++)
      await database.write(async (tx) => {
        await appendAudit(
          tx,
          Array.from({ length: 700 }, () => entryOf(here)),
        )
        await appendAudit(tx, [entryOf(there), entryOf(null)])
      })
    expect((await walkChain(database.read, here)).head.number).toBe(2_100)
    expect((await walkChain(database.read, there)).head.number).toBe(3)
    await allHold(database)
  })

  it('of private compartments is one of its own, in which a changed entry is found as well', async () => {
    const { database, elsewhere } = store.now
    const { practiceId, lead, caseId } = await makeChart(database)
    const { noteId } = await makeNote(database, { practiceId, caseId, author: lead, kind: 'process' })
    const read = { practiceId, memberId: lead, subjectKind: 'note', subjectId: noteId, detail: null, at: 7 }
    for (let turn = 0; turn < 3; turn++)
      await database.write((tx) => appendAudit(tx, [{ ...read, action: 'note.read' }]))
    expect((await walkChain(database.read, practiceId)).head.number).toBe(0)
    const { head, broken } = await walkChain(database.read, compartments)
    expect([head.number >= 3, broken]).toEqual([true, null])
    await expect(elsewhere(`update process_audit_entry set action = 'x'`)).rejects.toThrow(/append-only/)
    const lifted =
      dialect === 'postgres'
        ? 'alter table process_audit_entry disable trigger all'
        : 'drop trigger process_audit_entry_no_update'
    await elsewhere(lifted)
    await elsewhere(`update process_audit_entry set at = 8 where number = ${head.number - 1}`)
    const found = await walkChain(database.read, compartments)
    expect(found).toMatchObject({ broken: { what: 'changed', entry: { number: head.number - 1, noteId } } })
    await elsewhere(`update process_audit_entry set at = 7 where number = ${head.number - 1}`)
  })

  it('is given to entries of an older version, in their order, and goes on behind them', async () => {
    const storage = await testStorage(dialect)
    const url = databaseUrlOf(storage)
    const { migrating, database } = await (dialect === 'postgres'
      ? openPostgres(url)
      : openSqlite(url.slice('file:'.length)))
    onTestFinished(async () => {
      await database.close()
      await storage.remove()
    })
    const isBefore = ({ name }: { name: string }) => name < '0012'
    await migrate(migrating, dialect, steps.filter(isBefore))
    const [one, other, note] = [ids.practice(), ids.practice(), ids.note()]
    const old = (practice: string | null, detail: string) =>
      runElsewhere(
        url,
        `insert into audit_entry (practice_id, at, action, detail)
         values (${practice === null ? 'null' : `'${practice}'`}, 5, 'sign_in', '${detail}')`,
      )
    for (let turn = 0; turn < 3; turn++) for (const practice of [one, other, null]) await old(practice, `{"n":${turn}}`)
    await sql`insert into audit_entry (practice_id, at, action)
      select ${one}, 6, 'sign_out' from (select 1 from audit_entry a, audit_entry b, audit_entry c) many`.execute(
      migrating,
    )
    await runElsewhere(
      url,
      `insert into process_audit_entry (practice_id, note_id, at, action) values ('${one}', '${note}', 5, 'note.read')`,
    )
    await migrate(migrating, dialect)
    expect((await walkChain(database.read, one)).head.number).toBe(3 + 9 ** 3)
    expect((await walkChain(database.read, compartments)).head.number).toBe(1)
    await database.write((tx) => appendAudit(tx, [entryOf(one), entryOf(other), entryOf(null)]))
    expect((await walkChain(database.read, other)).head.number).toBe(4)
    await allHold(database)
    await expect(runElsewhere(url, `update audit_entry set at = 9`)).rejects.toThrow(/append-only/)
    await expect(runElsewhere(url, `delete from audit_entry`)).rejects.toThrow(/append-only/)
  })
})
