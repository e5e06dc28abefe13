import { randomUUID } from 'node:crypto'
import type { CreateTableBuilder, Kysely } from 'kysely'
import { SupervisionId } from '../../../shared/ids.ts'
import type { Tables } from '../tables.ts'
import type { Step } from './step.ts'

/** People join by invitation, leave, have credentials and teams; a supervision says for which notes it is. */
export const people: Step = {
  name: '0002-people',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema.alterTable('member').addColumn('left_at', big).execute()
    await links(db, big)
    await credentialsAndTeams(db, big)
    await supervision(db, big)
  },
}

type Big = 'integer' | 'bigint'

const withPractice = <Name extends string>(table: CreateTableBuilder<Name>) =>
  table.addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))

async function links(db: Kysely<Tables>, big: Big): Promise<void> {
  await withPractice(db.schema.createTable('invitation'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('created_at', big, (column) => column.notNull())
    .addColumn('expires_at', big, (column) => column.notNull())
    .addColumn('used_at', big)
    .addColumn('withdrawn_at', big)
    .execute()
  await db.schema.createIndex('invitation_of_practice').on('invitation').column('practice_id').execute()
  await withPractice(db.schema.createTable('reset_link'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('made_by', 'text', (column) => column.references('member.id'))
    .addColumn('expires_at', big, (column) => column.notNull())
    .addColumn('used_at', big)
    .execute()
  await db.schema.createIndex('reset_link_of_member').on('reset_link').column('member_id').execute()
}

async function credentialsAndTeams(db: Kysely<Tables>, big: Big): Promise<void> {
  await withPractice(db.schema.createTable('credential'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('state', 'text')
    .addColumn('expires_on', 'text')
    .addColumn('created_at', big, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('credential_of_member').on('credential').column('member_id').execute()
  await withPractice(db.schema.createTable('team'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull())
    .addColumn('created_at', big, (column) => column.notNull())
    .addUniqueConstraint('team_name', ['practice_id', 'name_key'])
    .execute()
  await withPractice(db.schema.createTable('team_member'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('team.id').onDelete('cascade'))
    .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
    .addPrimaryKeyConstraint('team_member_key', ['team_id', 'member_id'])
    .execute()
  await db.schema.createIndex('team_member_of_member').on('team_member').column('member_id').execute()
}

/** SQLite cannot give a table another primary key, so what is known moves to a new one. */
async function supervision(db: Kysely<Tables>, big: Big): Promise<void> {
  await withPractice(db.schema.createTable('supervision_by_id'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('supervisor_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('supervisee_id', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('backup_id', 'text', (column) => column.references('member.id'))
    .addColumn('from_at', big, (column) => column.notNull())
    .addColumn('to_at', big)
    .addColumn('covers', 'text')
    .execute()
  const known = await db
    .selectFrom('supervision')
    .select(['practice_id', 'supervisor_id', 'supervisee_id', 'from_at', 'to_at'])
    .execute()
  await db.schema.dropTable('supervision').execute()
  await db.schema.alterTable('supervision_by_id').renameTo('supervision').execute()
  for (const row of known) {
    const values = { ...row, id: SupervisionId.parse(randomUUID()), backup_id: null, covers: null }
    await db.insertInto('supervision').values(values).execute()
  }
  for (const person of ['supervisor', 'supervisee'] as const)
    await db.schema.createIndex(`supervision_of_${person}`).on('supervision').column(`${person}_id`).execute()
}
