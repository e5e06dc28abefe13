import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export type Dialect = 'sqlite' | 'postgres'

/** One step of the tables' history. Steps are never changed once they have been released; new ones are added below. */
export interface Step {
  name: string
  up(db: Kysely<Tables>, dialect: Dialect): Promise<void>
}
