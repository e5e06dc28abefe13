import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from './serverProcess.ts'

export const demoPassword = 'the password of the demonstration'

/** The built product with its demonstration practice, in a process and a data folder of its own. */
export interface Demonstration {
  url: string
  dataDir: string
  /** Ends the server as a power cut would (`kill -9`), and starts it again on the same data and the same port. */
  crashAndRestart(): Promise<void>
  close(): Promise<void>
}

/** Starts the demonstration on a free port. The caller closes it. */
export async function startDemonstration(): Promise<Demonstration> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-browser-'))
  const start = (port: string) =>
    startServerProcess('demo', { PORT: port, DATA_DIR: dataDir, DEMO_PASSWORD: demoPassword, LOG_LEVEL: 'error' })
  let server = await start('0')
  const { url } = server
  return {
    url,
    dataDir,
    async crashAndRestart() {
      await server.kill()
      server = await start(new URL(url).port)
    },
    async close() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
