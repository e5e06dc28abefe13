import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Dialect, Step } from './step.ts'

/** The first tables. Everything but what is older than any practice carries its practice. */
export const beginnings: Step = {
  name: '0001-beginnings',
  async up(db, dialect) {
    const t = types(dialect)
    await people(db, t)
    await cases(db, t)
    await documents(db, t)
    await audit(db, t, dialect)
  },
}

type Types = ReturnType<typeof types>

function types(dialect: Dialect) {
  return dialect === 'sqlite'
    ? ({ bytes: 'blob', big: 'integer' } as const)
    : ({ bytes: 'bytea', big: 'bigint' } as const)
}

const withPractice = <Name extends string>(table: CreateTableBuilder<Name>) =>
  table.addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))

async function people(db: Kysely<Tables>, t: Types): Promise<void> {
  await db.schema
    .createTable('practice')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', t.big, (column) => column.notNull())
    .execute()
  await withPractice(db.schema.createTable('member'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('color', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', t.big, (column) => column.notNull())
    .execute()
  await withPractice(db.schema.createTable('member_role'))
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('member_role_key', ['member_id', 'role'])
    .execute()
  await withPractice(db.schema.createTable('session'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('created_at', t.big, (column) => column.notNull())
    .addColumn('expires_at', t.big, (column) => column.notNull())
    .addColumn('last_active_at', t.big, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('session_of_member').on('session').column('member_id').execute()
  await db.schema
    .createTable('set_up_link')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', t.big, (column) => column.notNull())
    .addColumn('used_at', t.big)
    .execute()
  await db.schema
    .createTable('sign_in_failure')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', t.big, (column) => column.notNull())
    .execute()
  await withPractice(db.schema.createTable('supervision'))
    .addColumn('supervisor_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('supervisee_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('from_at', t.big, (column) => column.notNull())
    .addColumn('to_at', t.big)
    .addPrimaryKeyConstraint('supervision_key', ['supervisor_id', 'supervisee_id', 'from_at'])
    .execute()
}

async function cases(db: Kysely<Tables>, t: Types): Promise<void> {
  await withPractice(db.schema.createTable('client_case'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('preferred_name', 'text')
    .addColumn('pronouns', 'text')
    .addColumn('indication', 'text')
    .addColumn('closed_at', t.big)
    .addColumn('created_at', t.big, (column) => column.notNull())
    .addUniqueConstraint('client_case_code', ['practice_id', 'code'])
    .execute()
  await withPractice(db.schema.createTable('care_team'))
    .addColumn('case_id', 'text', (column) => column.notNull().references('client_case.id'))
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('care_team_key', ['case_id', 'member_id'])
    .execute()
  await db.schema.createIndex('care_team_of_member').on('care_team').column('member_id').execute()
}

async function documents(db: Kysely<Tables>, t: Types): Promise<void> {
  await withPractice(db.schema.createTable('document'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('head', 'integer', (column) => column.notNull())
    .addColumn('locked', 'integer', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('schema_version', 'integer', (column) => column.notNull())
    .addColumn('updated_at', t.big, (column) => column.notNull())
    .execute()
  await withPractice(db.schema.createTable('document_update'))
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('bytes', t.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('document_update_key', ['document_id', 'seq'])
    .execute()
  await withPractice(db.schema.createTable('document_snapshot'))
    .addColumn('document_id', 'text', (column) => column.primaryKey().references('document.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('bytes', t.bytes, (column) => column.notNull())
    .execute()
  await withPractice(db.schema.createTable('held_update'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('bytes', t.bytes)
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('at', t.big, (column) => column.notNull())
    .addColumn('settled_at', t.big)
    .execute()
  await db.schema
    .createIndex('held_update_of_document')
    .on('held_update')
    .columns(['document_id', 'member_id'])
    .execute()
  await withPractice(db.schema.createTable('document_author'))
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('client_id', t.big, (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.references('member.id'))
    .addColumn('held_id', 'text', (column) => column.references('held_update.id'))
    .addPrimaryKeyConstraint('document_author_key', ['document_id', 'client_id'])
    .execute()
  await withPractice(db.schema.createTable('note'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('case_id', 'text', (column) => column.notNull().references('client_case.id'))
    .addColumn('document_id', 'text', (column) => column.notNull().unique().references('document.id'))
    .addColumn('template_id', 'text', (column) => column.notNull())
    .addColumn('template_version', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('phase', 'text')
    .addColumn('author_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', t.big, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('note_of_case').on('note').column('case_id').execute()
}

async function audit(db: Kysely<Tables>, t: Types, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .addColumn('seq', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
      dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('practice_id', 'text')
    .addColumn('at', t.big, (column) => column.notNull())
    .addColumn('member_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject_kind', 'text')
    .addColumn('subject_id', 'text')
    .addColumn('detail', 'text')
    .execute()
  await db.schema.createIndex('audit_entry_of_practice').on('audit_entry').columns(['practice_id', 'seq']).execute()
  await appendOnly(db, dialect)
}

/** The database itself refuses to change or remove an entry, whatever a later version of the code may try. */
async function appendOnly(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') {
    for (const act of ['update', 'delete'])
      await sql`create trigger ${sql.raw(`audit_entry_no_${act}`)} before ${sql.raw(act)} on audit_entry
        begin select raise(abort, 'audit entries are append-only'); end`.execute(db)
    // `insert or replace` removes the old row without asking the trigger on deletion.
    await sql`create trigger audit_entry_no_replace before insert on audit_entry
      when exists (select 1 from audit_entry where seq = new.seq)
      begin select raise(abort, 'audit entries are append-only'); end`.execute(db)
    return
  }
  await sql`create function audit_entry_refuse() returns trigger language plpgsql as
    $$ begin raise exception 'audit entries are append-only'; end $$`.execute(db)
  await sql`create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_refuse()`.execute(db)
}
