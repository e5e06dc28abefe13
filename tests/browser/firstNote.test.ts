import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { writeFirstNote } from '../support/firstNote.ts'
import { startServerProcess } from '../support/serverProcess.ts'

it('two people come to a first note that both write, from a set-up link and an invitation alone', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-first-note-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const server = await startServerProcess('start', { DATA_DIR: dataDir })
  onTestFinished(async () => void (await server.stop()))
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  const link = /http\S+\/set-up#\S+/.exec(server.printed.join('\n'))?.[0] ?? ''
  const steps: string[] = []
  await writeFirstNote(browser, server.url, link, (step) => steps.push(step))
  expect(steps.at(-1)).toBe('both wrote in it at once, both read both, and it is saved')
})
