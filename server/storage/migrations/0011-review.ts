import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Dialect, Step } from './step.ts'

/** Notes are signed, reviewed, amended, discarded and marked as entered in error; seals are only ever added. */
export const review: Step = {
  name: '0011-review',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema.alterTable('note').addColumn('awaits', 'text').execute()
    await db.schema.alterTable('note').addColumn('amends_id', 'text').execute()
    await db.schema.alterTable('note').addColumn('amends_kind', 'text').execute()
    await db.schema.alterTable('note').addColumn('amends_phase', 'text').execute()
    await db.schema.alterTable('note').addColumn('discarded_at', big).execute()
    await db.schema
      .alterTable('note')
      .addColumn('wrong_client', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex('note_amending').on('note').column('amends_id').execute()
    await db.schema
      .createTable('review_event')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('at', big, (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('head', big, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('review_event_of_note').on('review_event').columns(['note_id', 'at']).execute()
    await db.schema
      .createTable('practice_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('wrapped_key', 'text', (column) => column.notNull())
      .addColumn('created_at', big, (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('seal')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('number', big, (column) => column.notNull())
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('statement', 'text', (column) => column.notNull())
      .addColumn('seal', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull().references('practice_key.id'))
      .addPrimaryKeyConstraint('seal_key', ['practice_id', 'number'])
      .execute()
    await db.schema.createIndex('seal_of_note').on('seal').columns(['note_id', 'number']).execute()
    await db.schema
      .createTable('sealed_content')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sealed_content_key', ['note_id', 'hash'])
      .execute()
    for (const table of ['review_event', 'seal', 'sealed_content', 'practice_key']) await appendOnly(db, dialect, table)
    await sealedTextStays(db, dialect)
  },
}

async function appendOnly(db: Kysely<Tables>, dialect: Dialect, table: string): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create or replace function append_only_refuse() returns trigger language plpgsql as
      $$ begin raise exception 'rows of % are only ever added', tg_table_name; end $$`.execute(db)
    await sql`create trigger ${sql.raw(`${table}_append_only`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function append_only_refuse()`.execute(db)
    return
  }
  for (const act of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
      begin select raise(abort, 'these rows are only ever added'); end`.execute(db)
}

/** Whatever the server does: the log of a locked document takes nothing. What is compacted says the same in fewer bytes. */
async function sealedTextStays(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create function document_locked_refuse() returns trigger language plpgsql as $$ begin
      if exists (select 1 from document where id = new.document_id and locked = 1)
      then raise exception 'the document is locked'; end if; return new; end $$`.execute(db)
    await sql`create trigger document_update_locked before insert on document_update
      for each row execute function document_locked_refuse()`.execute(db)
    return
  }
  await sql`create trigger document_update_locked before insert on document_update
    when (select locked from document where id = new.document_id) = 1
    begin select raise(abort, 'the document is locked'); end`.execute(db)
}
