import { sql } from 'kysely'
import type { Step } from './step.ts'

/** What is said about notes and stands in none of them: threads of comments, and what comments said before. */
export const comments: Step = {
  name: '0013-comments',
  async up(db, dialect) {
    const millis = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('comment_thread')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('begun_by', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('begun_at', millis, (column) => column.notNull())
      .addColumn('anchor', 'text')
      .addColumn('quote', 'text')
      .addColumn('quote_before', 'text', (column) => column.notNull())
      .addColumn('quote_after', 'text', (column) => column.notNull())
      .addColumn('suggestion', 'text')
      .addColumn('suggestion_state', 'text', (column) =>
        column.check(sql`suggestion_state in ('open', 'accepted', 'dismissed', 'withdrawn')`),
      )
      .addColumn('settled_by', 'text', (column) => column.references('member.id'))
      .addColumn('settled_at', millis)
      .addColumn('settled_reason', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('resolved_by', 'text', (column) => column.references('member.id'))
      .addColumn('resolved_at', millis)
      .execute()
    await db.schema
      .createIndex('comment_thread_of_note')
      .on('comment_thread')
      .columns(['note_id', 'begun_at'])
      .execute()
    await db.schema
      .createTable('comment')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('thread_id', 'text', (column) => column.notNull().references('comment_thread.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('mentions', 'text', (column) => column.notNull())
      .addColumn('at', millis, (column) => column.notNull())
      .addColumn('edited_at', millis)
      .addColumn('removed_at', millis)
      .addUniqueConstraint('comment_in_thread', ['thread_id', 'number'])
      .execute()
    await db.schema
      .createTable('comment_wording')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('comment_id', 'text', (column) => column.notNull().references('comment.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('until_at', millis, (column) => column.notNull())
      .addPrimaryKeyConstraint('comment_wording_of', ['comment_id', 'number'])
      .execute()
  },
}
