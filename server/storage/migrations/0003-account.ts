import type { Step } from './step.ts'

/** A session can be locked and knows its browser; a member's devices have keys for what they keep. */
export const account: Step = {
  name: '0003-account',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema.alterTable('session').addColumn('locked_at', big).execute()
    await db.schema
      .alterTable('session')
      .addColumn('device', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    await db.schema
      .createTable('device_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('key', dialect === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
      .addColumn('created_at', big, (column) => column.notNull())
      .addColumn('used_at', big, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('device_key_of_member').on('device_key').column('member_id').execute()
  },
}
