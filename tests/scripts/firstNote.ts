import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../support/chromium.ts'
import { writeFirstNote } from '../support/firstNote.ts'
import { foldersOnPath } from '../support/programs.ts'

/*
 * From nothing to a first note of two people, timed: `node tests/scripts/firstNote.ts`. What is committed is cloned into an
 * empty folder, and an ordinary user with an empty npm cache runs `npm ci` and `npm start` there, with the npm and Node of
 * this machine. Then two people in two browsers set up, join and write. Ends with 1 where anything fails, and leaves nothing.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

interface Account {
  uid: number
  gid: number
}

/** Who runs the commands: whoever runs this, or, when that is root, the system's user without rights. */
const ordinary: Account | null = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : null

function idOf(which: '-u' | '-g'): number {
  const { stdout, status } = spawnSync('id', [which, 'nobody'], { encoding: 'utf8' })
  if (status !== 0) throw new Error('There is no user ‘nobody’ to run the commands as. Run this as an ordinary user.')
  return Number(stdout)
}

const began = performance.now()
let stepBegan = began
/** Says what was done, and how long it took. */
function done(what: string): void {
  const now = performance.now()
  say(`${((now - stepBegan) / 1000).toFixed(1).padStart(7)} s  ${what}`)
  stepBegan = now
}

const folder = await mkdtemp(join(tmpdir(), 'throughline-first-note-'))
const [home, checkout] = [join(folder, 'home'), join(folder, 'throughline')]
let server: ChildProcess | undefined
process.once('SIGINT', () => void leaveNothing().then(() => process.exit(1)))

try {
  await mkdir(home)
  await run('git', ['clone', '--quiet', '--no-hardlinks', root, checkout], root)
  if (ordinary) await run('chown', ['-R', `${ordinary.uid}:${ordinary.gid}`, folder], root)
  done(`cloned, for ${ordinary ? 'the user nobody' : 'the user who runs this'}`)

  await run('npm', ['ci', '--no-audit', '--no-fund'], checkout, ordinary)
  done('npm ci, with an empty cache')

  const { url, link } = await start()
  done('npm start, with the client built, until it is ready')

  const browser = await launchChromium()
  try {
    stepBegan = performance.now()
    await writeFirstNote(browser, url, link, done)
  } finally {
    await browser.close()
  }
  say(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  in all, with a browser’s start`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It failed.'}\n`)
  process.exitCode = 1
} finally {
  await leaveNothing()
}

/** The environment of the commands: nothing of this project or of npm, but the way to the network. */
function bareEnvironment(): Record<string, string> {
  const path = foldersOnPath().filter((entry) => !entry.includes('node_modules'))
  const wayOut = Object.entries(process.env).filter(([name]) =>
    /^((https?|no)_proxy|npm_config_registry|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i.test(name),
  )
  return {
    ...Object.fromEntries(wayOut.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    PATH: path.join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
  }
}

/** Runs a command to its end. Rejects with what it said where it does not end with 0. */
async function run(program: string, words: string[], cwd: string, as: Account | null = null): Promise<void> {
  const child = spawn(program, words, { cwd, env: bareEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], ...as })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8_000)
    })
  const code = await ended(child)
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}.\n${said}`)
}

function ended(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
}

/** Runs `npm start` on a free port, in a process group of its own, and fulfils with its address and the link that it prints. */
function start(): Promise<{ url: string; link: string }> {
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...bareEnvironment(), PORT: '0', DATA_DIR: join(home, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...ordinary,
  })
  server = child
  const printed: string[] = []
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  return new Promise((resolve, reject) => {
    ended(child).then((code) => reject(new Error(`npm start ended with ${code}.\n${printed.join('\n')}`)), reject)
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line)
      const url = /^Throughline is ready at (http:\/\/\S+)$/.exec(line)?.[1]
      const link = /http\S+\/set-up#\S+/.exec(printed.join('\n'))?.[0]
      if (url && link) resolve({ url, link })
      else if (url) reject(new Error(`npm start printed no set-up link.\n${printed.join('\n')}`))
    })
  })
}

/** Ends the server with all that npm started for it, and removes the folder. */
async function leaveNothing(): Promise<void> {
  const running = server
  if (running?.pid !== undefined && running.exitCode === null && running.signalCode === null) {
    const gone = ended(running)
    process.kill(-running.pid, 'SIGTERM')
    await gone
  }
  // npm ends before the server that it started has closed its database.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
