import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm run dev`: the server, started again at each change of its sources, and Vite with the client. The browser talks to
 * Vite, which passes /api and /sync on, so PUBLIC_URL is Vite's address. When one of the two ends, so does the other.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = process.env.PORT ?? '8787'
const publicUrl = process.env.PUBLIC_URL ?? 'http://localhost:5173'
const env = { ...process.env, PORT: port, PUBLIC_URL: publicUrl, THROUGHLINE_API: `http://127.0.0.1:${port}` }

const run = (...words: string[]) => spawn(process.execPath, words, { cwd: root, env, stdio: 'inherit' })
const both = [
  run('--watch', '--watch-preserve-output', 'server/main.ts'),
  run(join('node_modules', 'vite', 'bin', 'vite.js'), '--config', 'vite.config.ts'),
]

const end = () => {
  for (const child of both) if (isRunning(child)) child.kill('SIGTERM')
}
for (const child of both) {
  child.once('exit', (code) => {
    process.exitCode ||= code ?? 0
    end()
  })
}
process.once('SIGINT', end)
process.once('SIGTERM', end)

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}
