import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fromHere } from '../support/surroundings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  code: number | null
  said: string
  complained: string
}

/** Runs an operator's command as npm does, in a process of its own with these settings alone. */
export function runCommand(
  command: 'backup' | 'restore' | 'verifyAudit' | 'verifySeals',
  words: readonly string[],
  settings: NodeJS.ProcessEnv,
): Promise<Ended> {
  const child = spawn(process.execPath, [`server/scripts/${command}.ts`, ...words], {
    cwd: root,
    env: { ...fromHere(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended: Ended = { code: null, said: '', complained: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    ended.said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    ended.complained += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...ended, code }))
  })
}
