import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { noteText, savedMark } from '../support/noteOnScreen.ts'
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts'
import { newVisitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

describe('the first run of a practice', () => {
  let browser: Browser
  let server: ServerProcess
  let dataDir: string

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-first-run-'))
    ;[browser, server] = await Promise.all([launchChromium(), startServerProcess('start', { DATA_DIR: dataDir })])
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('whoever follows the printed link sets the practice up, opens a case and writes in a first note', async () => {
    const link = server.printed.join('\n').match(/http\S+\/set-up#\S+/)?.[0] ?? ''
    const { page, complaints } = await newVisitor(browser, server.url)
    await page.goto(link)
    await page.getByRole('button', { name: 'Set up the practice' }).click()
    await page.getByText('Please name the practice.').waitFor()
    await page.getByLabel('Name of the practice').fill('Harbour Practice')
    await page.getByLabel('Your name').fill('First Member')
    await page.getByLabel('Email').fill('mara@harbour.example')
    await page.getByLabel('Password', { exact: true }).fill('a good long password')
    await page.getByRole('button', { name: 'Set up the practice' }).click()

    await page.getByText('No cases yet. Begin with a code for your first client.').waitFor()
    await page.getByRole('button', { name: 'New case' }).click()
    await page.getByLabel('Client code').fill('C-0001')
    await page.getByLabel('Preferred name').fill('Somebody')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('heading', { name: 'Somebody' }).waitFor()
    expect(await page.title()).toBe('C-0001 · Throughline')

    await page.getByRole('button', { name: 'Begin a note' }).click()
    await page.getByRole('menuitem', { name: 'Preparation goals' }).click()
    await noteText(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
    await page.keyboard.type('Typed at once.')
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')
    expect(await noteText(page).innerText()).toContain('Typed at once.')
    expect(await page.title()).toBe('C-0001 · Throughline')

    await page.goto(link)
    await page.getByRole('heading', { name: 'This link does not open' }).waitFor()
    expect(complaints).toEqual([])
  })
})
