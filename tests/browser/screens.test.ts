import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { noteText } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { newVisitor, signedIn, type Visitor } from '../support/visitor.ts'

/*
 * Every screen, narrow and wide, light and dark: axe finds nothing, nothing is wider than the screen, and the page has
 * nothing to complain of.
 */

describe('every screen', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let session: string

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
    await lead.page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
    const rows = lead.page.locator('a[href^="/notes/"]', { hasText: 'Session' })
    session = (await rows.first().getAttribute('href')) ?? ''
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('signing in, with and without something wrong', async () => {
    const { page, complaints } = await newVisitor(browser, demonstration.url)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Please enter your password.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.goto('/set-up#used')
    await page.getByRole('heading', { name: 'This link does not open' }).waitFor()
    expect(await faults(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('cases, and the form for a new one', async () => {
    const { page } = lead
    await page.goto('/cases')
    await page.getByRole('list', { name: 'Open cases' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'New case' }).click()
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByText('Please give the case a code.').waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('a case, its menu of templates, its care team', async () => {
    const { page } = lead
    await page.goto('/cases')
    await page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Notes' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'New note' }).click()
    await page.getByRole('menuitem').first().waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Change the care team' }).click()
    await page
      .getByLabel(/^Role of/)
      .first()
      .waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('a note as its writer sees it, with a colleague in it, and its drawers', async () => {
    const { page } = lead
    const cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    await cotherapist.page.goto(session)
    await page.goto(session)
    await noteText(page).waitFor()
    await noteText(cotherapist.page).getByRole('paragraph').first().click()
    await page.locator('.caret').first().waitFor({ state: 'attached' })
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 900 })
    for (const drawer of ['Sections', 'Details']) {
      await page.getByRole('button', { name: drawer }).click()
      await page.getByRole('dialog').waitFor()
      expect(await axeFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(cotherapist.complaints).toEqual([])
    await cotherapist.context.close()
  })

  it('a note as its reader sees it', async () => {
    const { page, complaints } = await signedIn(browser, demonstration.url, 'supervisor')
    await page.goto(session)
    await noteText(page).waitFor()
    expect(await faults(page)).toEqual([])
    for (const width of [360, 820, 1099, 1100, 1279, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const text = await noteText(page).boundingBox()
      expect(text?.width, `the text's width at ${width}`).toBeGreaterThanOrEqual(Math.min(600, width - 40))
    }
    expect(complaints).toEqual([])
  })

  it('people, and an address that leads nowhere', async () => {
    const { page, complaints } = await signedIn(browser, demonstration.url, 'admin')
    await page.goto('/people')
    await page.getByRole('list', { name: 'Members' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.goto('/nowhere')
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
    expect(await faults(page)).toEqual([])
    expect([...complaints, ...lead.complaints]).toEqual([])
  })
})
