import type { CreateTableBuilder } from 'kysely'
import type { Step } from './step.ts'

/**
 * What is found in notes and shown elsewhere: the threads of a case, and what its next note takes over. All of it follows
 * from the documents and can be made anew from them.
 */
export const index: Step = {
  name: '0005-index',
  async up(db) {
    const ofNote = <Name extends string>(table: CreateTableBuilder<Name>) =>
      table
        .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
        .addColumn('case_id', 'text', (column) => column.notNull().references('client_case.id'))
        .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
    await ofNote(db.schema.createTable('thread_row'))
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('thread_row_key', ['note_id', 'part', 'key'])
      .execute()
    await ofNote(db.schema.createTable('note_carried'))
      .addColumn('carried', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('note_carried_key', ['note_id'])
      .execute()
    for (const table of ['thread_row', 'note_carried'] as const) {
      await db.schema.createIndex(`${table}_of_case`).on(table).column('case_id').execute()
    }
  },
}
