import type { Step } from './step.ts'

/** What waits for a member, and whether they want to hear of it by mail as well. */
export const notifications: Step = {
  name: '0016-notifications',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('notification')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('by_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('at', big, (column) => column.notNull())
      .addColumn('read_at', big)
      .addColumn('mailed_at', big)
      .execute()
    await db.schema.createIndex('notification_of_member').on('notification').columns(['member_id', 'at']).execute()
    await db.schema.createIndex('notification_of_note').on('notification').column('note_id').execute()
    await db.schema
      .createTable('mail_choice')
      .addColumn('member_id', 'text', (column) => column.primaryKey().references('member.id'))
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('wanted', 'integer', (column) => column.notNull())
      .execute()
  },
}
