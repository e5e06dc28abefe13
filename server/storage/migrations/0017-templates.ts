import type { Step } from './step.ts'

/** Templates of a practice with their versions and who they are shared with, saved sections, and requests that made a note. */
export const templates: Step = {
  name: '0017-templates',
  async up(db, dialect) {
    const big = dialect === 'sqlite' ? 'integer' : 'bigint'
    await db.schema
      .createTable('template')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('phase', 'text')
      .addColumn('technique', 'text')
      .addColumn('compartment', 'text', (column) => column.notNull())
      .addColumn('document_id', 'text', (column) => column.notNull().unique().references('document.id'))
      .addColumn('owner_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('published_head', big, (column) => column.notNull())
      .addColumn('outline', 'text', (column) => column.notNull())
      .addColumn('based_on_id', 'text')
      .addColumn('based_on_version', 'integer')
      .addColumn('created_at', big, (column) => column.notNull())
      .addColumn('put_away_at', big)
      .execute()
    await db.schema.createIndex('template_of_practice').on('template').column('practice_id').execute()
    await db.schema
      .createTable('template_grant')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('grantee_id', 'text', (column) => column.notNull())
      .addColumn('part', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('template_grant_key', ['template_id', 'kind', 'grantee_id', 'part'])
      .execute()
    await db.schema
      .createTable('template_version')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
      .addColumn('number', 'integer')
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('at', big, (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('sections', 'text', (column) => column.notNull())
      .addUniqueConstraint('template_version_number', ['template_id', 'number'])
      .execute()
    await db.schema
      .createTable('library_section')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('section', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('saved_at', big, (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('library_section_use')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
      .addColumn('section_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('library_section_use_key', ['template_id', 'section_id'])
      .execute()
    await db.schema
      .createTable('note_request')
      .addColumn('practice_id', 'text', (column) => column.notNull().references('practice.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('note_id', 'text', (column) => column.notNull().references('note.id'))
      .addColumn('at', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('note_request_key', ['member_id', 'request_id'])
      .execute()
  },
}
