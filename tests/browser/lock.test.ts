import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

describe('the lock', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let address: string

  const saved = async () => (await savedMark(lead.page).textContent()) === 'Saved'
  const locked = (page = lead.page) => page.getByRole('heading', { name: 'Locked' })
  const unlock = async (password = demoPassword, page = lead.page) => {
    await page.getByRole('textbox', { name: /^Password/ }).fill(password)
    await page.getByRole('button', { name: 'Unlock' }).click()
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    address = await makeNote(lead.page)
  })

  afterEach(async () => {
    expect(lead.complaints).toEqual([])
    await lead.context.close()
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('SYNC-54 a writer who locks by the keyboard shows nothing, and goes on with the password exactly where they were', async () => {
    const { page } = lead
    await goTo(page, 'Affect')
    await page.keyboard.type('Before the lock')
    await until('it is saved', saved)
    await page.keyboard.press('Control+Shift+L')
    await locked().waitFor()
    expect(await noteText(page).isVisible()).toBe(false)
    expect(await page.locator('body').innerText()).not.toContain('Before the lock')
    expect(await page.title()).toBe('Locked · Throughline')
    expect(await faults(page)).toEqual([])
    await until('the server has locked it', async () => (await page.request.get('/api/me')).status() === 401)
    await unlock('not the password')
    await page.getByText('That is not the password.').waitFor()
    await unlock()
    await noteText(page).waitFor()
    await until('it is in step again', saved)
    await goTo(page, 'Affect')
    await page.keyboard.type(', and after.')
    await until('it is saved', saved)
    expect(await (await page.request.get(`/api${address}/export?format=markdown`)).text()).toContain(
      'Before the lock, and after.',
    )
  })

  it('all pages of the browser lock together, and open together', async () => {
    const other = await lead.context.newPage()
    await openNoteAt(other, address)
    await lead.page.getByRole('button', { name: /signing out/ }).click()
    await lead.page.getByRole('menuitem', { name: 'Lock' }).click()
    await Promise.all([locked().waitFor(), locked(other).waitFor()])
    await unlock()
    await Promise.all([noteText(lead.page).waitFor(), noteText(other).waitFor()])
  })

  it('a member who does nothing is told a minute before, and locked after a quarter of an hour', async () => {
    const { page } = lead
    await page.clock.install()
    await page.reload()
    await noteText(page).waitFor()
    await page.clock.fastForward('14:01')
    await page.getByText('Throughline locks in one minute.').waitFor()
    await page.mouse.click(5, 300)
    await page.getByText('Throughline locks in one minute.').waitFor({ state: 'detached' })
    await page.clock.fastForward('14:01')
    await page.getByText('Throughline locks in one minute.').waitFor()
    await page.clock.fastForward('01:00')
    await locked().waitFor()
    await until('the server has locked it', async () => (await page.request.get('/api/me')).status() === 401)
  })

  it('a page that was locked without a line stays locked when the line is back, and the server hears of it', async () => {
    const { page, context } = lead
    await until('everything is saved', saved)
    await context.setOffline(true)
    await page.keyboard.press('Control+Shift+L')
    await locked().waitFor()
    await context.setOffline(false)
    await until('the server has locked it', async () => (await page.request.get('/api/me')).status() === 401)
    expect(await noteText(page).isVisible()).toBe(false)
    await unlock()
    await noteText(page).waitFor()
  })

  it('another member leaves the lock with a page of their own', async () => {
    const { page } = lead
    await page.keyboard.press('Control+Shift+L')
    await locked().waitFor()
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click()
    await page.getByLabel('Email').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Affect')
    expect((await page.request.get('/api/me')).status()).toBe(401)
  })
})
