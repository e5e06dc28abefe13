import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import {
  findExecutable,
  foldersOnPath,
  installDebianPackage,
  MissingProgram,
  mayInstallDebianPackages,
} from './programs.ts'

const debianRoot = '/usr/lib/postgresql'
const advice =
  'The storage tests need the server programs of PostgreSQL 14 or later. Install them (Debian: apt-get install postgresql), or set DATABASE_URL to a server on which databases may be made.'

/** A PostgreSQL server of the tests' own. `url` is its superuser's, to make databases with. */
export interface PostgresServer {
  url: string
  stop(): Promise<void>
}

/** The folder of `initdb` and `postgres`. Throws MissingProgram with advice where there is none. */
export function findPostgres(): string {
  const newestFirst = existsSync(debianRoot)
    ? readdirSync(debianRoot)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(debianRoot, version, 'bin'))
    : []
  const folders = [...newestFirst, ...foldersOnPath()].filter((folder) => findExecutable(['postgres'], [folder]))
  const initdb = findExecutable(['initdb'], folders)
  if (!initdb) throw new MissingProgram(advice)
  return dirname(initdb)
}

/** Like findPostgres, and installs PostgreSQL where this process may. */
export function findOrInstallPostgres(): string {
  try {
    return findPostgres()
  } catch (error) {
    if (!(error instanceof MissingProgram) || !mayInstallDebianPackages()) throw error
    installDebianPackage('postgresql')
    return findPostgres()
  }
}

/**
 * Starts a server in a new temporary folder, on a free port of the loopback, with a password that only its caller
 * knows. It ends with `stop`, and also when this process ends in any way: its keeper, a shell, waits for the end of
 * a pipe that only this process holds. Commits are durable (fsync is on), as the durability tests need.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres()
  const owner = ordinaryOwner()
  const folder = await mkdtemp(join(owner ? '/tmp' : tmpdir(), 'throughline-postgres-'))
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  const password = randomBytes(18).toString('base64url')
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (owner) await Promise.all([folder, data, passwordFile].map((path) => chown(path, owner.uid, owner.gid)))

  // The caller's HOME, PG* settings and folder may be unreadable to the owner or point elsewhere.
  const surroundings = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
  await promisify(execFile)(
    join(bin, 'initdb'),
    [
      ['--pgdata', data, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ['--encoding', 'UTF8', '--no-locale', '--no-sync'],
    ].flat(),
    surroundings,
  )

  const port = await freePort()
  const keeper = spawn(
    '/bin/sh',
    ['-c', keep, 'keeper', folder, join(bin, 'postgres'), '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
    { ...surroundings, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  let said = ''
  keeper.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  })
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = async () => {
    keeper.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilItAnswers(url, () => keeper.exitCode !== null)
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start. It said: ${said}`, { cause: error })
  }
  return { url, stop }
}

/** Runs a server until the pipe on standard input ends, then shuts it down fast and removes its folder. */
const keep = `
folder=$1; shift
"$@" </dev/null & server=$!
(while kill -0 $server 2>/dev/null; do sleep 1; done; kill -TERM $$ 2>/dev/null) & watch=$!
trap 'exit 1' TERM
read -r _
trap '' TERM
kill $watch 2>/dev/null
kill -INT $server 2>/dev/null
wait $server
cd / && rm -rf "$folder"
`

/** PostgreSQL refuses to run as root: root hands it to the user postgres, or to nobody. */
function ordinaryOwner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user here; try the next.
    }
  }
  throw new MissingProgram('PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  return address.port
}

async function untilItAnswers(url: string, hasEnded: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (hasEnded() || Date.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
