import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { everythingStored, keptRecords, typeOffline } from '../support/keptOnDevice.ts'
import { makeNote } from '../support/noteOnScreen.ts'
import { until } from '../support/waiting.ts'

/* A shared machine: what somebody finds who has the browser's own folder, or sits down at the browser afterwards. */

const canary = 'Quillwort canary seventeen'

/** The files below a folder that hold these words, in any of the ways a browser writes letters. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (bytes.includes(Buffer.from(words)) || bytes.includes(Buffer.from(words, 'utf16le'))) found.push(path)
  }
  return found
}

describe('a browser that several people use', () => {
  let demonstration: Demonstration
  let folder: string
  let context: BrowserContext
  let page: Page

  const launch = async () => {
    context = await chromium.launchPersistentContext(folder, {
      executablePath: findChromium(),
      args: ['--disable-dev-shm-usage'],
      baseURL: demonstration.url,
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(15_000)
  }
  const signIn = async (who: string) => {
    await page.getByLabel('Email').fill(`${who}@demo.example`)
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: /signing out/ }).waitFor()
  }
  /** Whoever sits there now presses Back as often as it goes. */
  const nothingBehind = async () => {
    for (let back = 0; back < 6; back++) {
      await page.goBack({ waitUntil: 'load' }).catch(() => null)
      const seen = await page.evaluate(() => [document.title, document.documentElement.textContent ?? ''].join())
      expect(seen).not.toContain('Quillwort')
    }
  }

  beforeAll(async () => {
    demonstration = await startDemonstration()
  })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-profile-'))
    await launch()
    await page.goto('/sign-in')
    await signIn('lead')
    await makeNote(page)
    await typeOffline({ page, context }, canary)
  })

  afterEach(async () => {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  })

  afterAll(() => demonstration?.close())

  it('keeps no readable word of a member who locked, for the next one or in its folder (SYNC-81, abuse case 21)', async () => {
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await context.setOffline(false)
    await until('the server has locked it', async () => (await page.request.get('/api/me')).status() === 401)
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click()
    await page.getByLabel('Email').waitFor()
    await signIn('cotherapist')
    expect(await keptRecords(page)).toBe(1)
    expect(await everythingStored(page)).not.toContain('Quillwort')
    await nothingBehind()
    await context.close()
    expect(await filesWith(folder, 'throughline-kept')).not.toEqual([])
    expect(await filesWith(folder, 'Quillwort')).toEqual([])
    await launch()
    await page.goto('/today')
    expect(await keptRecords(page)).toBe(1)
  })

  it('keeps nothing at all of a member who signed out and gave the words up (SYNC-83, abuse case 21)', async () => {
    const written = page
    page = await context.newPage()
    await written.close({ runBeforeUnload: false })
    await context.setOffline(false)
    await page.goto('/cases')
    await page.getByText('1 note has words that were not sent yet.').waitFor()
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign out and lose them' }).click()
    await page.getByLabel('Email').waitFor()
    await signIn('cotherapist')
    expect(await keptRecords(page)).toBe(0)
    await nothingBehind()
    await context.close()
    expect(await filesWith(folder, 'Quillwort')).toEqual([])
  })
})
