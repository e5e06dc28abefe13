import { sql } from 'kysely'
import type { Step } from './step.ts'

/** The plan of a course, a client's legal identity apart, and what lists show of notes. */
export const course: Step = {
  name: '0004-course',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('course')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('case_id', 'text', (column) => column.notNull().references('client_case.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('indication', 'text')
      .addColumn('planned_doses', 'integer')
      .addColumn('rhythm', 'text')
      .addColumn('end_point', 'text')
      .addColumn('begun_on', 'text')
      .addColumn('ended_on', 'text')
      .addPrimaryKeyConstraint('course_key', ['case_id', 'number'])
      .execute()
    await db.schema
      .createTable('client_identity')
      .addColumn('case_id', 'text', (column) => column.primaryKey().references('client_case.id'))
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('legal_name', 'text')
      .addColumn('date_of_birth', 'text')
      .execute()
    await db.schema
      .createTable('note_facts')
      .addColumn('note_id', 'text', (column) => column.primaryKey().references('note.id'))
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('head', 'integer', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('facts', 'text', (column) => column.notNull())
      .execute()
    await db.schema.alterTable('client_case').addColumn('closing_reason', 'text').execute()
    await db.schema
      .alterTable('note')
      .addColumn('occurred_on', 'text', (column) => column.notNull().defaultTo('1970-01-01'))
      .execute()
    await db.schema
      .alterTable('note')
      .addColumn('status_since', big, (column) => column.notNull().defaultTo(0))
      .execute()
    // Nobody has said yet what day a note is about: the day on which it was begun, in UTC.
    const begunOn =
      dialect === 'sqlite'
        ? sql<string>`date(created_at / 1000, 'unixepoch')`
        : sql<string>`to_char(to_timestamp(created_at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`
    await db
      .updateTable('note')
      .set((set) => ({ occurred_on: begunOn, status_since: set.ref('created_at') }))
      .execute()
  },
}
