import type { Step } from './step.ts'

/** A member may have a PIN for their locked sessions; a session can be held at a note, and shaded there. */
export const pin: Step = {
  name: '0008-pin',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('member_pin')
      .addColumn('member_id', 'text', (column) => column.primaryKey().references('member.id'))
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('set_at', big, (column) => column.notNull())
      .execute()
    await db.schema.alterTable('session').addColumn('held_document_id', 'text').execute()
    await db.schema.alterTable('session').addColumn('held_until', big).execute()
    await db.schema.alterTable('session').addColumn('shaded_at', big).execute()
    await db.schema
      .alterTable('session')
      .addColumn('pin_failures', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
