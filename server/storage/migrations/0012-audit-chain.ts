import { type Kysely, sql } from 'kysely'
import { PracticeId } from '../../../shared/ids.ts'
import { type ChainHead, type ChainName, chainOf, compartments, hashOf, nothingBefore } from '../auditChain.ts'
import type { Tables } from '../tables.ts'
import type { Dialect, Step } from './step.ts'

/** Entries are numbered without gaps and hashed, each together with the one before it. Those that are there are chained. */
export const auditChain: Step = {
  name: '0012-audit-chain',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('audit_head')
      .addColumn('chain', 'text', (column) => column.primaryKey())
      .addColumn('number', big, (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute()
    for (const table of ['audit_entry', 'process_audit_entry'] as const) {
      await db.schema
        .alterTable(table)
        .addColumn('number', big, (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .alterTable(table)
        .addColumn('hash', 'text', (column) => column.notNull().defaultTo(''))
        .execute()
      await unlocked(db, dialect, table, () => chainEntries(db, table))
    }
    await onlyOnce(db)
    if (dialect === 'sqlite') await withoutReplacing(db)
  },
}

type Table = 'audit_entry' | 'process_audit_entry'

/** This once, the triggers that refuse every change are lifted. */
async function unlocked(db: Kysely<Tables>, dialect: Dialect, table: Table, act: () => Promise<void>): Promise<void> {
  if (dialect === 'postgres') {
    const trigger = sql.raw(`${table}_append_only`)
    await sql`alter table ${sql.table(table)} disable trigger ${trigger}`.execute(db)
    await act()
    await sql`alter table ${sql.table(table)} enable trigger ${trigger}`.execute(db)
    return
  }
  const trigger = sql.raw(`${table}_no_update`)
  await sql`drop trigger ${trigger}`.execute(db)
  await act()
  await sql`create trigger ${trigger} before update on ${sql.table(table)}
    begin select raise(abort, 'audit entries are append-only'); end`.execute(db)
}

const rowsAtOnce = 500

interface OldEntry {
  seq: number
  at: number
  practice_id: string | null
  note_id?: string
  member_id: string | null
  action: string
  subject_kind?: string | null
  subject_id?: string | null
  detail: string | null
}

async function chainEntries(db: Kysely<Tables>, table: Table): Promise<void> {
  const heads = new Map<ChainName, ChainHead>()
  for (let after = 0; ; ) {
    const { rows } = await sql<OldEntry>`
      select * from ${sql.table(table)} where seq > ${after} order by seq limit ${sql.lit(rowsAtOnce)}`.execute(db)
    if (rows.length === 0) break
    const links = rows.map((row) => linkOf(heads, table, row))
    await sql`update ${sql.table(table)} set number = link.column2, hash = link.column3
      from (values ${sql.join(links)}) as link where ${sql.ref(`${table}.seq`)} = link.column1`.execute(db)
    after = rows.at(-1)?.seq ?? after
  }
  for (const [chain, { number, hash }] of heads)
    await sql`insert into audit_head (chain, number, hash) values (${chain}, ${number}, ${hash})`.execute(db)
}

function linkOf(heads: Map<ChainName, ChainHead>, table: Table, row: OldEntry) {
  const chain = table === 'process_audit_entry' ? compartments : chainOf(PracticeId.nullable().parse(row.practice_id))
  const before = heads.get(chain) ?? { number: 0, hash: nothingBefore }
  const number = before.number + 1
  const hash = hashOf(before.hash, {
    chain,
    number,
    at: row.at,
    practiceId: row.practice_id,
    noteId: row.note_id ?? null,
    memberId: row.member_id,
    action: row.action,
    subjectKind: row.subject_kind ?? null,
    subjectId: row.subject_id ?? null,
    detail: row.detail,
  })
  heads.set(chain, { number, hash })
  return sql`(cast(${row.seq} as bigint), cast(${number} as bigint), ${hash})`
}

/** A number is given once, and is also what an audit is read by, newest first. */
async function onlyOnce(db: Kysely<Tables>): Promise<void> {
  await db.schema.dropIndex('audit_entry_of_practice').execute()
  await db.schema
    .createIndex('audit_entry_number')
    .unique()
    .on('audit_entry')
    .columns(['practice_id', 'number'])
    .execute()
  // Both databases take two nulls for different.
  await sql`create unique index audit_entry_number_before_any_practice on audit_entry (number)
    where practice_id is null`.execute(db)
  await db.schema
    .createIndex('process_audit_entry_number')
    .unique()
    .on('process_audit_entry')
    .column('number')
    .execute()
}

/** `insert or replace` removes the old row without asking the trigger on deletion, now by the number as well. */
async function withoutReplacing(db: Kysely<Tables>): Promise<void> {
  const refuse = sql.raw(`begin select raise(abort, 'audit entries are append-only'); end`)
  await sql`create trigger audit_entry_no_second before insert on audit_entry
    when exists (select 1 from audit_entry where practice_id is new.practice_id and number = new.number)
    ${refuse}`.execute(db)
  await sql`create trigger process_audit_entry_no_second before insert on process_audit_entry
    when exists (select 1 from process_audit_entry where number = new.number)
    ${refuse}`.execute(db)
}
