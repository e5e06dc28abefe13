import type { Step } from './step.ts'

/** Hours of supervision, as a supervisor writes them down. */
export const ledger: Step = {
  name: '0015-ledger',
  async up(db, dialect) {
    await db.schema
      .createTable('supervision_hour')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('supervisor_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('supervisee_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('held_on', 'text', (column) => column.notNull())
      .addColumn('minutes', 'integer', (column) => column.notNull())
      .addColumn('created_at', dialect === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('supervision_hour_of_supervisor')
      .on('supervision_hour')
      .columns(['supervisor_id', 'held_on'])
      .execute()
    await db.schema.createIndex('review_event_of_member').on('review_event').columns(['member_id', 'at']).execute()
  },
}
