import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildClientIfStale } from '../../server/scripts/buildClient.ts'
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts'

/** Longer than a start takes on a machine that is busy with other tests; a first start also builds the client. */
const patience = 180_000

let folder: string
let running: ServerProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-start-'))
  // Built here, so that every start below is the quick one, whatever order the tests run in.
  await buildClientIfStale(() => {})
}, patience)

afterEach(async () => {
  await running?.kill()
  running = undefined
  await rm(folder, { recursive: true, force: true })
})

const start = async (settings: Record<string, string> = {}) => {
  running = await startServerProcess('start', { DATA_DIR: folder, ...settings })
  return running
}

describe('npm start', { timeout: patience }, () => {
  it('an operator who starts it for the first time gets a set-up link, the page and its parts', async () => {
    const { url, printed } = await start()
    expect(printed.join('\n')).toMatch(/http:\/\/localhost:\d+\/set-up#\S{20,}/)

    const page = await fetch(url)
    expect(page.status).toBe(200)
    const html = await page.text()
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].flatMap(([, path]) => path ?? [])
    expect(parts.length).toBeGreaterThan(2)
    for (const path of parts) {
      const part = await fetch(url + path)
      expect(part.status, path).toBe(200)
      expect(part.headers.get('content-type'), path).not.toMatch(/^text\/html/)
    }
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  it('an operator who asks it to end gets exit code 0, and what was there is there at the next start', async () => {
    const first = await start()
    expect(await first.stop()).toBe(0)
    await expect(fetch(first.url)).rejects.toThrow()
    const second = await start()
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
  })

  it('an operator whose server was killed starts it again on the same folder', async () => {
    const first = await start()
    await first.kill()
    await expect(fetch(first.url)).rejects.toThrow()
    const second = await start()
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
  })

  it('an operator with a setting that does not fit is told which, in a sentence, and it does not start', async () => {
    await expect(start({ PORT: 'many', LOG_LEVEL: 'loud' })).rejects.toThrow(
      /PORT must be a number[\s\S]*LOG_LEVEL must/,
    )
  })
})
