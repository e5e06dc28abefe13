import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const stampFile = join(dist, 'client.stamp')

/** Where the built client lies. */
export const builtClient = join(dist, 'client')

/** Everything that the built client is made from. */
const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json']

/**
 * Builds the client unless what lies in dist was built from the same sources. A stamp beside it says from which:
 * a hash over their names and contents, so that neither clocks nor checkouts matter. The new client is built beside
 * the old one and takes its place whole, so that a build that fails leaves the old one as it was.
 */
export async function buildClientIfStale(say: (sentence: string) => void): Promise<void> {
  const stamp = await stampOfSources()
  if (existsSync(join(builtClient, 'index.html')) && (await readFile(stampFile, 'utf8').catch(() => '')) === stamp)
    return

  const began = performance.now()
  say('Building the client. This takes some seconds, and only happens after a change …')
  const { build } = await import('vite')
  const fresh = join(dist, `client-${process.pid}`)
  const old = join(dist, `client-old-${process.pid}`)
  await mkdir(dist, { recursive: true })
  try {
    await asProduct(() =>
      build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } }),
    )
    await rm(stampFile, { force: true })
    if (existsSync(builtClient)) await rename(builtClient, old)
    await rename(fresh, builtClient)
    await writeFile(stampFile, stamp)
  } finally {
    await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })))
  }
  say(`Built the client in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

/**
 * Within a test run NODE_ENV says `test`, and the bundler would take the libraries' development halves: half as much
 * again to load, and every effect run twice.
 */
async function asProduct(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(sources.map(filesUnder))).flat()) {
    const bytes = await readFile(join(root, path))
    hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** The file, or the files in the folder and below, by name. */
async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(join(root, path))) return []
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}
