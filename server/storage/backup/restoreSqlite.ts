import { chownSync, existsSync, linkSync, renameSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { countRows } from './tables.ts'

/**
 * Puts a finished file in the place of the embedded database at `path`. What was there is moved aside and never removed;
 * fulfils with where, or null where nothing was. Rejects with a sentence, having changed nothing, where a server has the
 * database open, or where it holds a practice and `replace` was not said.
 */
export async function putInPlace(file: string, path: string, options: { replace: boolean }): Promise<string | null> {
  giveToOwnerOf(dirname(path), file)
  if (!existsSync(path)) {
    renameSync(file, path)
    return null
  }
  const old = openAlone(path)
  try {
    refuseToReplace(old, path, options)
    const aside = `${path}.before-restore-${new Date().toISOString().replaceAll(':', '-')}`
    // Held, so that no server starts on the old file while it goes.
    old.exec('begin exclusive')
    try {
      linkSync(path, aside)
    } catch {
      // Not every disk has links; there the database is missing for a moment.
      renameSync(path, aside)
    }
    renameSync(file, path)
    return aside
  } finally {
    old.close()
  }
}

/** Looks whether the place is free, before any work is done for it. */
export async function checkPlace(path: string, options: { replace: boolean }): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (!existsSync(path)) {
    // SQLite would take it for the new file's own.
    if (existsSync(`${path}-wal`)) throw new Error(`There is a ${path}-wal without its database. Move it away first.`)
    return
  }
  const old = openAlone(path)
  try {
    refuseToReplace(old, path, options)
  } finally {
    old.close()
  }
}

function refuseToReplace(old: DatabaseSync, path: string, { replace }: { replace: boolean }): void {
  const known = old.prepare(`select 1 from sqlite_schema where name = 'practice'`).get()
  if (replace || !known || countRows(old, 'practice') === 0) return
  throw new Error(
    `There is a practice in ${path} already. Say --replace to put the backup in its place; the old file is kept beside it.`,
  )
}

/**
 * Opens a database that nobody else has open, with all of it in the one file. Every connection holds a lock for as long as
 * it uses the write-ahead log, also when it is idle, so leaving that mode shows whether there is another.
 */
function openAlone(path: string): DatabaseSync {
  const opened = new DatabaseSync(path, { timeout: 1_000 })
  try {
    opened.exec('pragma journal_mode = delete')
    return opened
  } catch (cause) {
    opened.close()
    throw new Error(`A server, or another program, has ${path} open. End it first.`, { cause })
  }
}

/** The superuser restores for the account under which the server runs. */
function giveToOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}
