import type { Step } from './step.ts'

/** Why somebody goes on to sign a note in spite of what the check of it found. */
export const checks: Step = {
  name: '0010-checks',
  async up(db, dialect) {
    await db.schema
      .createTable('check_reason')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('at', dialect === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
      .addUniqueConstraint('check_reason_of_finding', ['note_id', 'code', 'place', 'about'])
      .execute()
  },
}
