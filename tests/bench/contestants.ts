import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Contestant } from './load/dialects.ts'
import { cpuSeconds, pin, residentKb } from './processFigures.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const projectRoot = at('../..')

/** A server under test, in a process of its own on a core of its own. */
export interface Running {
  contestant: Contestant
  port: number
  cpuSeconds(): number
  residentKb(): number
  /** Ends it in order. */
  stop(): Promise<void>
  /** Ends it as a crash would, and leaves its data. */
  kill(): Promise<void>
  /** Starts it again on the same data. */
  again(): Promise<Running>
  /** Ends it and removes its data. */
  end(): Promise<void>
}

/** Core 0 serves; the load has the last one. */
export const serverCore = 0

/**
 * Starts a server with data of its own. Throughline gets a copy of the practice that was prepared; the others have
 * no notion of people and get an empty folder.
 */
export async function startContestant(
  contestant: Contestant,
  prepared: string,
  profiles: string | null = null,
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), `throughline-bench-${contestant}-`))
  if (contestant === 'throughline') await cp(prepared, folder, { recursive: true })
  return startIn(contestant, folder, profiles)
}

/** Starts a server on what a folder holds. */
export async function startIn(
  contestant: Contestant,
  folder: string,
  profiles: string | null = null,
): Promise<Running> {
  const child = launch(contestant, folder, profiles)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const killWithBench = (): void => {
    child.kill('SIGKILL')
    remove()
  }
  process.once('exit', killWithBench)
  const port = await untilReady(contestant, child)
  const pid = child.pid ?? 0
  pin(pid, serverCore)
  const endWith = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await ended
    process.off('exit', killWithBench)
  }
  const kill = () => endWith('SIGKILL')
  return {
    contestant,
    port,
    cpuSeconds: () => cpuSeconds(pid),
    residentKb: () => residentKb(pid),
    stop: () => endWith('SIGTERM'),
    kill,
    again: () => startIn(contestant, folder),
    async end() {
      // Only a process that ends in order writes its profile.
      await (profiles === null ? kill() : endWith('SIGTERM'))
      remove()
    },
  }
}

function launch(contestant: Contestant, folder: string, profiles: string | null): ChildProcess {
  const { PATH } = process.env
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const profiling = profiles === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  switch (contestant) {
    case 'throughline':
      // What `npm start` runs once everything is built, with the settings that an operator begins with.
      return spawn(process.execPath, [...profiling, 'server/main.ts'], {
        cwd: projectRoot,
        env: { PATH, PORT: '0', DATA_DIR: folder, NODE_ENV: 'production' },
        stdio,
      })
    case 'relay':
      return spawn(process.execPath, [...profiling, at('peers/relay.mjs')], {
        env: { PATH, NODE_ENV: 'production' },
        stdio,
      })
    case 'hocuspocus':
      return spawn(process.execPath, [...profiling, at('peers/hocuspocus.mjs'), folder], {
        env: { PATH, NODE_ENV: 'production' },
        stdio,
      })
  }
}

function untilReady(contestant: Contestant, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`${contestant} ended with ${code ?? signal}.`)))
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^(?:ready |Throughline is ready at http:\/\/localhost:)(\d+)$/.exec(line)?.[1]
      if (port) resolve(Number(port))
    })
  })
}
