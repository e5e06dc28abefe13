import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, savedMark } from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

describe('a note on paper', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead', { scheme: 'dark' })
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('shows practice, client, state, text and what was not recorded, and nothing of the screen', async () => {
    const { page } = lead
    await makeNote(page, 'Integration insights')
    await noteText(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
    await page.keyboard.type('She came back to the lake.')
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')

    const code = await page.locator('.noteBar .code').innerText()
    // With the caret in a section, which shows its guidance on the screen.
    expect(await page.locator('.guidance:visible').count()).toBe(1)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = await page.locator('body').innerText()
    expect(paper).toContain('Draft, not signed')
    expect(paper).toContain(code)
    expect(paper).toContain('She came back to the lake.')
    expect(paper).toMatch(/Printed by .+, \w+day/)
    for (const word of ['Saved', 'Optional', 'Required', 'Write here', 'Details', 'Bold', 'Insert']) {
      expect(paper).not.toContain(word)
    }
    expect(await page.locator('.guidance:visible').count()).toBe(0)
    expect(await page.locator('.section[data-fold]:visible').count()).toBe(0)
    const missing = page.locator('.isEmpty > .section:not([data-fold])').first()
    expect(await missing.evaluate((section) => getComputedStyle(section, '::after').content)).toBe('"Not recorded"')
    const [ground, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      return [backgroundColor, color]
    })
    expect([ground, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(17, 17, 17)'])
    await page.emulateMedia({ media: null, colorScheme: 'light' })
  })

  it('carries two identifiers, the state and a number on every page', async () => {
    const { page } = lead
    const code = await page.locator('.noteBar .code').innerText()
    const name = await page.locator('.noteBar .noteCase b').innerText()
    const margins = await page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
    )
    expect(margins).toContain(`@top-left { content: "${name}, ${code}"`)
    expect(margins).toContain('Draft, not signed')
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('shows the answer that was given without a ground, which printers leave out', async () => {
    const { page } = lead
    await makeNote(page, 'Evaluation')
    await page.getByRole('button', { name: 'Write in Measures before the course' }).click()
    const answers = page.locator('.scaleItem').first().getByRole('radio')
    await answers.nth(2).click()
    await page.emulateMedia({ media: 'print' })
    const look = (at: number) =>
      answers.nth(at).evaluate((answer) => {
        const { backgroundColor, borderTopStyle, color, fontWeight } = getComputedStyle(answer)
        return { backgroundColor, borderTopStyle, color, fontWeight }
      })
    expect(await look(2)).toEqual({
      backgroundColor: 'rgba(0, 0, 0, 0)',
      borderTopStyle: 'solid',
      color: 'rgb(17, 17, 17)',
      fontWeight: '700',
    })
    expect((await look(1)).borderTopStyle).not.toBe('solid')
    await page.emulateMedia({ media: null })
  })

  it('is printed by the act beside it', async () => {
    const { page, complaints } = lead
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    expect(await page.locator('body[data-printed]').count()).toBe(1)
    expect(complaints).toEqual([])
  })
})
