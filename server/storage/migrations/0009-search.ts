import { sql } from 'kysely'
import type { Step } from './step.ts'

/**
 * What is searched of notes. Its numbers rise with every row that is written, so that the newest is found first. The words
 * are SQLite's full-text index in a table of its own, and a column with an index on PostgreSQL; both hold the same folded
 * words, cut by us, and neither cuts or folds anything itself.
 */
export const search: Step = {
  name: '0009-search',
  async up(db, dialect) {
    const table = db.schema
      .createTable('search_row')
      .addColumn('id', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().unique().references('note.id'))
      .addColumn('head', 'integer', (column) => column.notNull())
      .addColumn('sections', 'text', (column) => column.notNull())
    if (dialect === 'sqlite') {
      await table.execute()
      await sql`create virtual table search_words using fts5(
        words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '~#'", prefix = '2 3 4')`.execute(db)
      return
    }
    await table
      .addColumn('words', sql`tsvector`, (column) => column.notNull())
      .addColumn('folded', 'text', (column) => column.notNull())
      .execute()
    // What was written lately stands in a list that every search goes through, so it is kept short: 256 kB.
    await sql`create index search_row_words on search_row using gin (words) with (gin_pending_list_limit = 256)`.execute(
      db,
    )
    await db.schema.createIndex('search_row_newest').on('search_row').columns(['practice_id', 'id']).execute()
  },
}
