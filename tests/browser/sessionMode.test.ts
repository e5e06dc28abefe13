import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAfter } from '../../shared/note/clock.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, openNoteAt, sectionOf } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

/* A dosing session: the co-therapist in session mode on a tablet, the lead in the note. One story in several acts. */

const line = (page: Page) => page.getByLabel('What was said, seen or done')
const log = (page: Page) => page.getByRole('list', { name: 'Moments, newest last' })
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('session mode', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let tablet: Page
  let address: string
  const complaints: string[] = []
  const markdown = async () => (await lead.page.request.get(`/api${address}/export?format=markdown`)).text()
  const press = async (name: string, keys: string) => {
    for (const key of keys) await panel(tablet, name).getByRole('button', { name: key, exact: true }).tap()
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    const cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    lead = await signedIn(browser, demonstration.url, 'lead')
    address = await makeNote(lead.page)
    const touch = await browser.newContext({
      baseURL: demonstration.url,
      storageState: await cotherapist.context.storageState(),
      viewport: { width: 820, height: 1180 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    await cotherapist.context.close()
    tablet = await touch.newPage()
    tablet.setDefaultTimeout(15_000)
    tablet.on('pageerror', (error) => complaints.push(String(error)))
    await openNoteAt(tablet, address)
    await tablet.getByRole('link', { name: 'Session mode' }).tap()
    await line(tablet).waitFor()
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('the co-therapist records the dose, which is confirmed in place, and what is seen letter by letter: the lead reads it', async () => {
    await tablet.getByText('No dose yet').waitFor()
    await tablet.getByRole('button', { name: 'Record the dose …' }).tap()
    await press('Record the dose', '70')
    expect(await markdown()).not.toContain('70 mg')
    await tablet.getByRole('button', { name: /^Record dose, 70 mg at/ }).tap()
    await tablet.getByRole('button', { name: /^T\+[01], T\+0 is/ }).waitFor()
    await line(tablet).tap()
    await tablet.keyboard.type('Eyeshades on, breath sl')
    await sectionOf(lead.page, 'Timeline').getByText('Eyeshades on, breath sl', { exact: true }).waitFor()
    await tablet.keyboard.type('ows')
    await tablet.keyboard.press('Enter')
    await tablet.keyboard.type('"The water is holding the house up.')
    await tablet.keyboard.press('Enter')
    await log(tablet).getByText('“The water is holding the house up.”').waitFor()
    await sectionOf(lead.page, 'Timeline').getByText('The water is holding the house up.').waitFor()
  })

  it('the lead adds a moment in the note, and it stands in session mode', async () => {
    // The caret stands in the first section: its guidance goes with the focus, and must not take the click with it.
    await sectionOf(lead.page, 'Timeline').getByRole('button', { name: 'A moment now' }).click()
    await lead.page.keyboard.type('Tears, palm not raised', { delay: 30 })
    await log(tablet).getByText('Tears, palm not raised').waitFor()
    expect(await log(tablet).getByRole('img', { name: 'Maren Holt' }).count()).toBe(1)
  })

  it('a mark made offline waits for its words, is said to be kept here, and gets them after coming back', async () => {
    await tablet
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor()
    await tablet.context().setOffline(true)
    await tablet.getByText('Offline', { exact: true }).waitFor()
    await tablet.getByRole('button', { name: 'Breath', exact: true }).tap()
    await tablet.getByRole('button', { name: /^Mark/ }).tap()
    await tablet.getByText(/^Offline: \d changes? kept here$/).waitFor()
    await tablet.context().setOffline(false)
    await lead.page.getByText(/^One mark waits for its words/).waitFor()
    await tablet.getByText('A mark, waiting for its words').tap()
    await tablet.keyboard.type('Her right hand opens')
    await tablet.keyboard.press('Enter')
    await sectionOf(lead.page, 'Timeline').getByText('Her right hand opens').waitFor()
    await lead.page.getByText(/^One mark waits for its words/).waitFor({ state: 'detached' })
  })

  it('a reading comes from the keypad, and ‘1386’ is asked about and not refused', async () => {
    await tablet.getByRole('button', { name: /^Vitals (due|none)/ }).tap()
    await press('Vitals', '1386')
    await panel(tablet, 'Vitals').getByRole('button', { name: 'Next' }).tap()
    await tablet.getByText('‘1386’? That is 138/6.').waitFor()
    await tablet.getByRole('button', { name: 'Type it again' }).tap()
    await press('Vitals', '13886')
    await panel(tablet, 'Vitals').getByRole('button', { name: 'Next' }).tap()
    await press('Vitals', '84')
    await panel(tablet, 'Vitals').getByRole('button', { name: 'Done' }).tap()
    await log(tablet).getByText('138/86, pulse 84').waitFor()
    const pulse = sectionOf(lead.page, 'Vitals').getByRole('textbox', { name: 'Pulse', exact: true })
    await expect.poll(() => pulse.last().inputValue()).toBe('84')
  })

  it('T+0 is corrected: every T+min follows, no clock time moves, and both see from when', async () => {
    const times = () => log(tablet).locator('.momentAt').allTextContents()
    const before = await times()
    const given = before[0] ?? ''
    await tablet.getByRole('button', { name: /Correct T\+0/ }).tap()
    await tablet.getByRole('button', { name: 'One minute earlier' }).tap()
    await tablet.getByRole('button', { name: 'One minute earlier' }).tap()
    await tablet.getByText(`T+0 corrected from ${given}`).waitFor()
    expect((await times()).slice(1)).toEqual(before.slice(1))
    const now = `T+0 is ${clockAfter(given, -2)}, corrected from ${given}`
    await sectionOf(lead.page, 'Dose').getByText(now).waitFor()
    await expect.poll(markdown).toContain(now)
    await panel(tablet, 'Correct T+0').getByRole('button', { name: 'Done' }).tap()
  })

  it('has no fault at any width, light, dark or dim, with its panels open; the hand that holds it is remembered', async () => {
    await tablet.getByRole('button', { name: 'Emergency' }).tap()
    await tablet.getByRole('button', { name: 'Adverse effect …' }).tap()
    expect(await faults(tablet)).toEqual([])
    await tablet.setViewportSize({ width: 820, height: 1180 })
    await tablet.getByRole('button', { name: 'Dim' }).tap()
    await tablet.getByRole('button', { name: 'Left', exact: true }).tap()
    await tablet.reload()
    await line(tablet).waitFor()
    expect(await tablet.evaluate(() => document.documentElement.dataset.theme)).toBe('dim')
    expect(await tablet.getByRole('button', { name: 'Left', exact: true }).getAttribute('aria-pressed')).toBe('true')
    expect(await axeFaults(tablet)).toEqual([])
    const small = await tablet
      .locator('.sessionRoom :is(button, a)')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent))
    expect(small).toEqual([])
    await tablet.getByRole('link', { name: 'To the note' }).tap()
    await noteText(tablet).waitFor()
    expect(await tablet.evaluate(() => document.documentElement.dataset.theme ?? 'system')).toBe('system')
    expect([...complaints, ...lead.complaints]).toEqual([])
  })
})
