import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { noteText } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const courseMarks = (page: Page) => page.getByRole('region', { name: 'Course' }).getByRole('listitem')

describe('a case', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let address: string

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
    const row = lead.page.getByRole('list', { name: 'Open cases' }).getByRole('link', { name: 'L-0117' })
    address = (await row.getAttribute('href')) ?? ''
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('shows its course as a list of notes, today and what is planned, every note a link, at every width', async () => {
    const { page } = lead
    await page.goto(address)
    const doses = courseMarks(page).getByRole('link', { name: /^Dose \d/ })
    await doses.first().waitFor()
    expect(await doses.allInnerTexts()).toEqual([
      expect.stringMatching(/^Dose 1\s+\d+ \w+, \d+(\.\d+)? mg$/),
      expect.stringMatching(/^Dose 2\s+\d+ \w+, \d+(\.\d+)? mg$/),
    ])
    const marks = await courseMarks(page).allInnerTexts()
    expect(marks.indexOf('today')).toBeGreaterThan(0)
    expect(marks.at(-1)).toMatch(/^Follow-up\s+planned$/)
    expect(await page.getByText(/^Next in the course: session, dose 3$/).count()).toBe(1)
    for (const width of [360, 820]) {
      await page.setViewportSize({ width, height: 900 })
      const [first, second] = [await doses.nth(0).boundingBox(), await doses.nth(1).boundingBox()]
      expect(second?.y, `upright at ${width}`).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0))
    }
    expect(await faults(page)).toEqual([])
    await doses.first().click()
    await noteText(page).waitFor()
    await page.locator('.noteBar').getByText('Session 1 of 3').waitFor()
  })

  it('opens a new note in two clicks, its title in sight and the caret in it', async () => {
    const { page } = lead
    await page.goto(address)
    await page.getByRole('button', { name: 'New note' }).click()
    const first = page.getByRole('menuitem').first()
    await first.waitFor()
    expect(await page.locator('.menuLabel').first().innerText()).toBe('Next in the course: session, dose 3')
    expect(await faults(page)).toEqual([])
    await first.click()
    await noteText(page).waitFor()
    await until('the note has the focus', () => noteText(page).evaluate((text) => text === document.activeElement))
    await page.keyboard.type('Written at once.')
    await noteText(page).getByText('Written at once.').waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.locator('.noteBar').getByText('Session 3 of 3').waitFor()
    const day = page.getByLabel('About the day')
    await day.fill('2026-11-02')
    await day.blur()
    await page.locator('.noteMeta').getByText('Monday 2 November 2026').waitFor()
  })

  it('shows the code alone everywhere while the shade is down, on this device, until it is put up again', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'cotherapist')
    await page.goto(address)
    await page.getByRole('heading', { name: /Ada/ }).waitFor()
    await page.keyboard.press('Alt+Shift+KeyH')
    await page.getByRole('heading', { level: 1, name: 'L-0117' }).waitFor()
    const note = (await page.locator('.noteRow').first().getAttribute('href')) ?? ''
    for (const path of [address, '/', '/cases', note]) {
      await page.goto(path)
      await page.getByText('L-0117').first().waitFor()
      // The words of a note are its authors'.
      const shown = await page
        .locator(path === note ? 'header' : 'body')
        .first()
        .innerText()
      expect(shown, path).not.toMatch(/\bAda\b|she\/her/)
      expect(await page.title()).not.toContain('Ada')
    }
    await page.goto(address)
    const button = page.getByRole('button', { name: 'Show the code only' })
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('button', { name: 'Legal identity' }).count()).toBe(0)
    expect(await faults(page)).toEqual([])
    await button.click()
    await page.getByRole('heading', { name: /Ada/ }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is changed by its lead: its names, its plan, its legal identity, and is closed with a word on why', async () => {
    const { page, complaints } = lead
    await page.goto('/cases')
    await page.getByRole('button', { name: 'New case' }).click()
    await page.getByLabel('Client code').fill('T-0001')
    await page.getByLabel('Planned doses').fill('many')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByLabel('Planned doses').and(page.locator('[aria-invalid=true]')).waitFor()
    await page.getByLabel('Planned doses').fill('6')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByText('Course 1, none of six doses given.').waitFor()
    await page.getByText('Begin with the evaluation.').waitFor()
    expect(await faults(page)).toEqual([])

    await page.getByRole('button', { name: 'Change the case' }).click()
    await page.getByLabel('Client code').fill('L-0117')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await page.getByText('Your practice has a case with this code already.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Client code').fill('T-0002')
    await page.getByLabel('Preferred name').fill('Testa')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await page.getByRole('heading', { level: 1, name: /Testa T-0002/ }).waitFor()

    await page.getByRole('button', { name: 'Plan of the course' }).click()
    await page.getByLabel('Indication of this course').fill('Grief')
    await page.getByRole('button', { name: 'Save the plan' }).click()
    await page.getByText('Grief. Course 1, none of six doses given.').waitFor()
    await page.getByRole('button', { name: 'Plan of the course' }).click()
    await page.getByLabel('Rhythm').fill('One dose a month')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Save the plan' }).click()
    await page.getByText('One dose a month').waitFor()
    // What another part of the plan says stays.
    await page.getByText('Grief. Course 1, none of six doses given.').waitFor()

    await page.getByRole('button', { name: 'Legal identity' }).click()
    await page.getByLabel('Legal name').fill('Testa by law')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Save it' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('body').innerText()).not.toContain('Testa by law')
    await page.getByRole('button', { name: 'Legal identity' }).click()
    expect(await page.getByLabel('Legal name').inputValue()).toBe('Testa by law')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Close this case' }).click()
    await page.getByLabel(/^Why/).fill('Opened by mistake')
    await page.getByRole('button', { name: 'Close the case' }).click()
    await page.getByText('This case is closed: Opened by mistake.').waitFor()
    expect(complaints).toEqual([])
  })

  it('is found in the list by what is typed, and closed ones are folded', async () => {
    const { page, complaints } = lead
    await page.goto('/cases')
    const open = page.getByRole('list', { name: 'Open cases' }).getByRole('link')
    await open.first().waitFor()
    await page.getByLabel('Find by name or code').fill('ada')
    await until('one case is left', async () => (await open.count()) === 1)
    expect(await open.first().innerText()).toMatch(/Ada[\s\S]*L-0117/)
    await page.getByLabel('Find by name or code').fill('T-0002')
    await page.getByText('No open case fits.').waitFor()
    await page.getByRole('list', { name: 'Closed cases' }).getByText('Testa').waitFor()
    expect(await faults(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
