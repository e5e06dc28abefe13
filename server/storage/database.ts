import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Anything that rows can be read through: the reading side of the database, or a transaction. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom'>

/** An open transaction. A function that needs one asks for this type and so cannot be called without. */
export type Tx = Transaction<Tables>

/** One database behind one URL, SQLite or PostgreSQL. Callers never see which. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  /** Sees what is committed, and nothing of a transaction that is still open. */
  readonly read: Reader
  /**
   * Runs `act` in a transaction of its own: everything it wrote is durable when the promise fulfils, and nothing of it
   * remains when it rejects. On SQLite transactions take turns, first come first served, so `act` awaits nothing but
   * SQL: whatever takes long (hashing, mail, files) comes before or after.
   */
  write<Result>(act: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Fulfils when storage answers. */
  ping(): Promise<void>
  /** Waits for open transactions, then lets go of the files or the server. */
  close(): Promise<void>
}

/** The database before its tables are known to be there. */
export interface Connected {
  dialect: Database['dialect']
  migrating: Kysely<Tables>
  database: Database
}
