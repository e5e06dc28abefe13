import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from '../../server/storage/database.ts'
import { migrate } from '../../server/storage/migrate.ts'
import { openPostgres } from '../../server/storage/postgres.ts'
import { type AuditRow, appendAudit } from '../../server/storage/repos/audit.ts'
import { appendToLogs, insertDocument, lockHeads } from '../../server/storage/repos/documents.ts'
import { insertPractice } from '../../server/storage/repos/people.ts'
import { placeAudit } from '../../server/storage/repos/processAudit.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Tables } from '../../server/storage/tables.ts'
import { DocumentId, PracticeId } from '../../shared/ids.ts'
import { findOrInstallPostgres, startPostgres } from '../support/postgresServer.ts'
import { median, rounded } from './figures.ts'

/** What the chain of the audit costs: milliseconds a transaction, beside the same entries in a table without a chain. */
export interface AuditFigures {
  dialect: Database['dialect']
  what: string
  plain: number
  chained: number
  ratio: number
}

type Append = (tx: Tx, rows: readonly AuditRow[]) => Promise<void>

/** The same work as before there was a chain: each entry is placed and put into a table of the same columns. */
const appendPlain: Append = async (tx, rows) => {
  const placed = await placeAudit(tx, rows)
  const values = placed.map(
    ({ row: { practiceId, at, memberId, action, subjectKind, subjectId, detail } }) =>
      sql`(${practiceId}, ${at}, ${memberId}, ${action}, ${subjectKind}, ${subjectId}, ${detail})`,
  )
  await sql`insert into plain_entry (practice_id, at, member_id, action, subject_kind, subject_id, detail)
    values ${sql.join(values)}`.execute(tx)
}

const documentsOfCommit = 50

/** Measures on both databases, one way and the other in turns, so that what the machine does falls on both. */
export async function benchAudit({ quick, say }: { quick: boolean; say: (sentence: string) => void }) {
  findOrInstallPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'throughline-audit-'))
  const server = await startPostgres()
  const figures: AuditFigures[] = []
  try {
    for (const { dialect, migrating, database } of [
      await openSqlite(join(folder, 'audit.db')),
      await openPostgres(server.url),
    ]) {
      say(`Entries with and without a chain, on ${dialect}.`)
      await migrate(migrating, dialect)
      figures.push(...(await onOne(database, migrating, quick ? 40 : 400)))
      await database.close()
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}

async function onOne(database: Database, migrating: Kysely<Tables>, times: number): Promise<AuditFigures[]> {
  const { dialect } = database
  const seq =
    dialect === 'sqlite' ? 'integer primary key autoincrement' : 'bigint primary key generated always as identity'
  await sql`create table plain_entry (seq ${sql.raw(seq)}, practice_id text, at bigint not null, member_id text,
    action text not null, subject_kind text, subject_id text, detail text)`.execute(migrating)
  await sql`create index plain_entry_of_practice on plain_entry (practice_id, seq)`.execute(migrating)
  const practiceId = PracticeId.parse(randomUUID())
  const ids = Array.from({ length: documentsOfCommit }, () => DocumentId.parse(randomUUID())).toSorted()
  await database.write(async (tx) => {
    await insertPractice(tx, { id: practiceId, name: 'Bench', at: 1 })
    for (const id of ids)
      await insertDocument(tx, practiceId, {
        id,
        kind: 'note',
        schemaVersion: 1,
        bytes: new Uint8Array(2),
        systemClientId: 1,
        at: 1,
      })
  })
  const entry = (id: DocumentId): AuditRow => ({
    practiceId,
    at: Date.now(),
    memberId: null,
    action: 'note.written',
    subjectKind: 'document',
    subjectId: id,
    detail: null,
  })
  const commit = (entries: number) => (append: Append) =>
    database.write(async (tx) => {
      const heads = await lockHeads(tx, dialect, practiceId, ids)
      const rows = heads.map(({ id, head }) => ({ id, seq: head + 1, bytes: new Uint8Array(60) }))
      await appendToLogs(tx, practiceId, rows, Date.now())
      if (entries > 0) await append(tx, ids.slice(0, entries).map(entry))
    })
  const act = (append: Append) => database.write((tx) => append(tx, ids.slice(0, 1).map(entry)))
  const tenActs = async (append: Append) => void (await Promise.all(Array.from({ length: 10 }, () => act(append))))
  const kinds = {
    'an act with one entry': act,
    'ten acts at once, an entry each': tenActs,
    'a commit of 50 documents, 5 entries': commit(5),
    'a commit of 50 documents, none': commit(0),
  }
  const figures: AuditFigures[] = []
  for (const [what, run] of Object.entries(kinds)) {
    const took = { plain: [] as number[], chained: [] as number[] }
    for (let time = 0; time < times; time++)
      for (const way of time % 2 === 0 ? (['plain', 'chained'] as const) : (['chained', 'plain'] as const)) {
        const began = performance.now()
        await run(way === 'plain' ? appendPlain : appendAudit)
        if (time >= 5) took[way].push(performance.now() - began)
      }
    const [plain, chained] = [median(took.plain) ?? 0, median(took.chained) ?? 0]
    figures.push({ dialect, what, plain: rounded(plain), chained: rounded(chained), ratio: rounded(chained / plain) })
  }
  return figures
}

/** The figures as a table of Markdown. */
export function printableAudit(figures: readonly AuditFigures[]): string {
  const rows = figures.map(
    ({ dialect, what, plain, chained, ratio }) => `| ${dialect} | ${what} | ${plain} | ${chained} | ${ratio} |`,
  )
  return `${['| database | transaction | without a chain, ms | chained, ms | ratio |', '|---|---|---|---|---|', ...rows].join('\n')}\n`
}
