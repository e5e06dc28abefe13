import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration'
import { beginnings } from './migrations/0001-beginnings.ts'
import { people } from './migrations/0002-people.ts'
import { account } from './migrations/0003-account.ts'
import { course } from './migrations/0004-course.ts'
import { index } from './migrations/0005-index.ts'
import { privateCompartment } from './migrations/0006-private.ts'
import { practiceSettings } from './migrations/0007-practice-settings.ts'
import { pin } from './migrations/0008-pin.ts'
import { search } from './migrations/0009-search.ts'
import { checks } from './migrations/0010-checks.ts'
import { review } from './migrations/0011-review.ts'
import { auditChain } from './migrations/0012-audit-chain.ts'
import { comments } from './migrations/0013-comments.ts'
import { history } from './migrations/0014-history.ts'
import { ledger } from './migrations/0015-ledger.ts'
import { notifications } from './migrations/0016-notifications.ts'
import { templates } from './migrations/0017-templates.ts'
import type { Dialect, Step } from './migrations/step.ts'
import type { Tables } from './tables.ts'

/** The history of the tables, oldest first. */
export const steps: readonly Step[] = [
  beginnings,
  people,
  account,
  course,
  index,
  privateCompartment,
  practiceSettings,
  pin,
  search,
  checks,
  review,
  auditChain,
  comments,
  history,
  ledger,
  notifications,
  templates,
]

/**
 * Brings the tables up to date. Rejects with a sentence for the operator where the database was written by a newer
 * version, which this one must not touch.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, known: readonly Step[] = steps): Promise<void> {
  const migrations = Object.fromEntries(
    known.map((step) => [step.name, { up: (tx: Kysely<Tables>) => step.up(tx, dialect) }]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  await refuseNewer(db, new Set(known.map((step) => step.name)))
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function refuseNewer(db: Kysely<Tables>, known: ReadonlySet<string>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  if (rows.some((row) => !known.has(row.name))) {
    throw new Error('This database was written by a newer version of Throughline. Start that version instead.')
  }
}
