import type { Step } from './step.ts'

/** The versions of a note, who wrote in which commit and which words of another, and what each member has seen. */
export const history: Step = {
  name: '0014-history',
  async up(db, dialect) {
    const [bytes, big] = dialect === 'sqlite' ? (['blob', 'integer'] as const) : (['bytea', 'bigint'] as const)
    await db.schema.alterTable('document_update').addColumn('written_by', 'text').execute()
    await db.schema
      .createTable('document_writer')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('head', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('document_writer_key', ['document_id', 'member_id'])
      .execute()
    await db.schema
      .createTable('document_word_author')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('client_id', big, (column) => column.notNull())
      .addColumn('clock', big, (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.references('member.id'))
      .addPrimaryKeyConstraint('document_word_author_key', ['document_id', 'client_id', 'clock'])
      .execute()
    await db.schema
      .createTable('note_version')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('head', big, (column) => column.notNull())
      .addColumn('at', big, (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.references('member.id'))
      .addColumn('of_version_id', 'text', (column) => column.references('note_version.id'))
      .addColumn('writers', 'text', (column) => column.notNull())
      .addColumn('schema_version', 'integer', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addUniqueConstraint('note_version_number', ['note_id', 'number'])
      .execute()
    await db.schema
      .createTable('note_seen')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('version_id', 'text', (column) => column.notNull().references('note_version.id'))
      .addColumn('at', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('note_seen_key', ['note_id', 'member_id'])
      .execute()
    await db.schema.createIndex('note_seen_version').on('note_seen').column('version_id').execute()
  },
}
