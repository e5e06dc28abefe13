import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Tx } from '../database.ts'
import { openDatabase } from '../openDatabase.ts'
import { keepOnDisk } from './keepOnDisk.ts'
import { checkEmptyPostgres, fillPostgres } from './restorePostgres.ts'
import { checkPlace, putInPlace } from './restoreSqlite.ts'
import { clearLeftOut } from './tables.ts'
import { takeBackup } from './takeBackup.ts'
import { type BackupSummary, verifyBackup } from './verifyBackup.ts'

export interface Restored {
  summary: BackupSummary
  /** Where the embedded database went that was there before; null where none was. */
  aside: string | null
}

/**
 * Puts a backup into an empty database, SQLite or PostgreSQL. The backup is verified, a copy of it is brought up to this
 * version's tables, nobody is signed in, `record` writes down that it was restored, the whole is verified again, and only
 * then it takes its place. Rejects with a sentence for the operator, and has then changed nothing.
 */
export async function restoreBackup(
  backup: string,
  databaseUrl: string,
  options: { replace: boolean; record: (tx: Tx) => Promise<void> },
): Promise<Restored> {
  verifyBackup(backup)
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  if (path === null) {
    if (options.replace)
      throw new Error('--replace is for the embedded database. Restore into a new PostgreSQL database.')
    await checkEmptyPostgres(databaseUrl)
  } else await checkPlace(path, options)
  // A folder that is its owner's alone; beside the database, so that the file can be moved into its place.
  const folder = await mkdtemp(join(path === null ? tmpdir() : dirname(path), 'throughline-restoring-'))
  const copy = join(folder, 'copy')
  try {
    await prepare(backup, copy, options.record)
    if (path === null) return { summary: await fillAndReadBack(copy, databaseUrl), aside: null }
    const summary = verifyBackup(copy)
    await keepOnDisk(copy)
    const aside = await putInPlace(copy, path, options)
    await keepOnDisk(path)
    return { summary, aside }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function prepare(backup: string, copy: string, record: (tx: Tx) => Promise<void>): Promise<void> {
  await copyFile(backup, copy)
  await chmod(copy, 0o600)
  // Opening brings it up to this version's tables.
  const database = await openDatabase(`file:${copy}`)
  try {
    await database.write(record)
  } finally {
    await database.close()
  }
  const file = new DatabaseSync(copy, { enableForeignKeyConstraints: false })
  try {
    clearLeftOut(file)
    file.exec('pragma journal_mode = delete')
  } finally {
    file.close()
  }
}

/** What PostgreSQL then holds is read back, as a backup would be, and has to be as much as was written. */
async function fillAndReadBack(copy: string, url: string): Promise<BackupSummary> {
  await fillPostgres(copy, url)
  const wanted = verifyBackup(copy)
  await takeBackup(url, `${copy}.back`)
  const found = verifyBackup(`${copy}.back`)
  for (const [table, count] of wanted.rows)
    if (found.rows.get(table) !== count)
      throw new Error(`PostgreSQL holds ${found.rows.get(table) ?? 0} rows of ${table} and should hold ${count}.`)
  return found
}
