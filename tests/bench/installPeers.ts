import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('peers', import.meta.url))
const probe = "new (require('better-sqlite3'))(':memory:').close()"

/**
 * Installs the other servers, once. The product does not depend on them, so they have a package of their own, with every
 * version pinned. SQLite's binding for them is compiled for this Node where nobody has compiled it already.
 */
export function installPeers(say: (sentence: string) => void): void {
  if (works()) return
  say('Installing the servers to compare with, which takes a few minutes the first time.')
  run(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  // The package of Node itself brings the headers, so that compiling needs nothing but the registry.
  const headers = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`)
  run(['rebuild', 'better-sqlite3'], existsSync(join(headers, 'include')) ? { npm_config_nodedir: headers } : {})
  if (works()) return
  throw new Error(
    'better-sqlite3, which Hocuspocus needs, could not be made ready. Compiling it takes Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++).',
  )
}

/** Only this very Node counts: a binding is compiled for one. */
const works = (): boolean =>
  existsSync(join(folder, 'node_modules')) &&
  spawnSync(process.execPath, ['-e', probe], { cwd: folder, stdio: 'ignore' }).status === 0

function run(command: readonly string[], environment: Record<string, string> = {}): void {
  const { status, stderr, error } = spawnSync('npm', command, {
    cwd: folder,
    env: { ...process.env, ...environment, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${command.join(' ')} failed.\n${error?.message ?? stderr.slice(-2_000)}`)
}
