import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Dialect, Step } from './step.ts'

/** Notes stand in the chart or in their author's private compartment, which has grants and an audit of its own. */
export const privateCompartment: Step = {
  name: '0006-private',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .alterTable('note')
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('chart'))
      .execute()
    await db.schema
      .createTable('process_grant')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('granted_by', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('granted_at', big, (column) => column.notNull())
      .addColumn('withdrawn_at', big)
      .addPrimaryKeyConstraint('process_grant_key', ['note_id', 'member_id'])
      .execute()
    await db.schema.createIndex('process_grant_of_member').on('process_grant').column('member_id').execute()
    await privateAudit(db, dialect)
  },
}

/** Apart from the practice's audit, so that not even the gaps between its numbers tell that something was written. */
async function privateAudit(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const big = dialect === 'sqlite' ? 'integer' : 'bigint'
  await db.schema
    .createTable('process_audit_entry')
    .addColumn('seq', big, (column) =>
      dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('practice_id', 'text', (column) => column.notNull())
    .addColumn('note_id', 'text', (column) => column.notNull())
    .addColumn('at', big, (column) => column.notNull())
    .addColumn('member_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute()
  await db.schema
    .createIndex('process_audit_entry_of_note')
    .on('process_audit_entry')
    .columns(['note_id', 'seq'])
    .execute()
  await appendOnly(db, dialect)
}

async function appendOnly(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create trigger process_audit_entry_append_only before update or delete or truncate on process_audit_entry
      for each statement execute function audit_entry_refuse()`.execute(db)
    return
  }
  for (const act of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`process_audit_entry_no_${act}`)} before ${sql.raw(act)} on process_audit_entry
      begin select raise(abort, 'audit entries are append-only'); end`.execute(db)
  await sql`create trigger process_audit_entry_no_replace before insert on process_audit_entry
    when exists (select 1 from process_audit_entry where seq = new.seq)
    begin select raise(abort, 'audit entries are append-only'); end`.execute(db)
}
