import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { beginnings } from './migrations/0001-beginnings.ts'
import type { Tables } from './tables.ts'

export type Dialect = 'sqlite' | 'postgres'

/** One step of the tables' history. Steps are never changed once they have been released; new ones are added below. */
export interface Step {
  name: string
  up(db: Kysely<Tables>, dialect: Dialect): Promise<void>
}

const steps: readonly Step[] = [beginnings]

/**
 * Brings the tables up to date. Rejects with a sentence for the operator where the database was written by a newer
 * version, which this one must not touch.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, known: readonly Step[] = steps): Promise<void> {
  const migrations = Object.fromEntries(known.map((step) => [step.name, { up: () => step.up(db, dialect) }]))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && error.message.includes('missing'))
    throw new Error('This database was written by a newer version of Throughline. Start that version instead.', { cause: error })
  throw error
}
