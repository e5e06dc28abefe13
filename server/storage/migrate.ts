import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { beginnings } from './migrations/0001-beginnings.ts'
import type { Dialect, Step } from './migrations/step.ts'
import type { Tables } from './tables.ts'

const steps: readonly Step[] = [beginnings]

/**
 * Brings the tables up to date. Rejects with a sentence for the operator where the database was written by a newer
 * version, which this one must not touch.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, known: readonly Step[] = steps): Promise<void> {
  const migrations = Object.fromEntries(
    known.map((step) => [step.name, { up: (tx: Kysely<Tables>) => step.up(tx, dialect) }]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && error.message.includes('missing'))
    throw new Error('This database was written by a newer version of Throughline. Start that version instead.', {
      cause: error,
    })
  throw error
}
