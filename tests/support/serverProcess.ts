import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { fromHere } from './surroundings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyLine = /^Throughline is ready at (http:\/\/\S+)$/

/** The product as its operator runs it: a process of its own, known by its address and what it prints. */
export interface ServerProcess {
  url: string
  pid: number
  /** What it has printed to standard output so far, line by line. */
  printed: readonly string[]
  /** What it has written to standard error, its log, so far. */
  logged(): string
  /** Ends it as a crash would. Fulfils when it is gone. */
  kill(): Promise<void>
  /** Asks it to drain (SIGTERM) and fulfils with its exit code. */
  stop(): Promise<number | null>
}

const programs = {
  start: 'server/scripts/start.ts',
  demo: 'server/scripts/demo.ts',
  /** The server alone, without looking whether the client is built. */
  main: 'server/main.ts',
}

/**
 * Runs one of the server's programs and waits until it says that it is ready. Rejects with what it said when it
 * ends before that. Nothing of this process's own settings reaches it but the path.
 */
export async function startServerProcess(
  program: keyof typeof programs,
  settings: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [programs[program]], {
    cwd: root,
    env: { ...fromHere(), PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const endWithTests = () => child.kill('SIGKILL')
  process.once('exit', endWithTests)
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      process.off('exit', endWithTests)
      resolve(code)
    })
  })
  const printed: string[] = []
  let log = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4_000_000)
  })
  const url = await untilReady(child, printed, () => log)
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    pid: child.pid ?? 0,
    printed,
    logged: () => log,
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

function untilReady(child: ChildProcess, printed: string[], logged: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      reject(new Error(`The server ended with ${code ?? signal}.\n${printed.join('\n')}\n${logged().slice(-8_000)}`))
    })
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line)
      const url = readyLine.exec(line)?.[1]
      if (url) resolve(url)
    })
  })
}
