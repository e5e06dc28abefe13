import type { Step } from './step.ts'

/** What a practice decides for its notes. A practice without a row has what every one begins with. */
export const practiceSettings: Step = {
  name: '0007-practice-settings',
  async up(db, dialect) {
    await db.schema
      .createTable('practice_settings')
      .addColumn('practice_id', 'text', (column) => column.primaryKey().references('practice.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('updated_at', dialect === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull().references('member.id'))
      .execute()
  },
}
