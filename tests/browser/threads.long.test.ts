import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const stay = 'To sit with the sadness about her mother without leaving the room in her head.'
const openCase = async (page: Page) => {
  await page.goto('/cases')
  await page.getByRole('list', { name: 'Open cases' }).getByRole('link', { name: 'L-0117' }).click()
}
const thread = (page: Page) => page.getByRole('region', { name: stay })

describe('the through-line', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('is drawn under the course on the same axis, is a table too, and passes at every width', async () => {
    const { page } = lead
    await openCase(page)
    await thread(page).getByText('how near, of 10: 2, 6').waitFor()
    const tears = thread(page).getByRole('link', { name: /Tears, without turning away/ })
    // The moment’s sign stands under the dose of its session, and so does the dose’s line in the chart.
    const dose = await page
      .getByRole('link', { name: /^Dose 1/ })
      .locator('.courseGlyph')
      .boundingBox()
    const sign = await tears.locator('.threadSign').boundingBox()
    const line = await page.locator('.recharts-reference-dot').first().boundingBox()
    const middle = (box: { x: number; width: number } | null) => (box ? box.x + box.width / 2 : Number.NaN)
    expect(middle(sign)).toBeCloseTo(middle(dose), 0)
    expect(middle(line)).toBeCloseTo(middle(dose), 0)
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Show as table' }).click()
    const row = page.getByRole('row', { name: /^moment Tears/ })
    expect(await row.innerText()).toMatch(/^moment\s+Tears[\s\S]*Session\s+goal: To sit with/)
    await page.getByRole('button', { name: 'Show as drawing' }).click()
  })

  it('leads from a goal to its story, to the moment in its note, and back by the link in the text', async () => {
    const { page, complaints } = lead
    await openCase(page)
    await thread(page).getByRole('link', { name: stay }).click()
    await page.getByRole('heading', { level: 1, name: stay }).waitFor()
    expect(await page.getByRole('list', { name: 'What happened' }).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Tears[\s\S]*T\+34/),
      expect.stringMatching(/I was there for that/),
      expect.stringMatching(/Staying with the sadness/),
      expect.stringMatching(/I’m bored, Mother/),
      expect.stringMatching(/I can be dull with her/),
    ])
    expect(await faults(page)).toEqual([])
    await page.getByRole('link', { name: /Tears, without turning away/ }).click()
    const moment = page.locator('.isFound')
    await moment.getByText('Tears, without turning away').waitFor()
    const link = moment.getByRole('link', { name: `Goal: ${stay}` })
    await link.focus()
    await page.getByRole('tooltip').getByText('Preparation').waitFor()
    await page.keyboard.press('Enter')
    await until('the goal is found in its note', async () =>
      (await page.locator('.isFound').innerText()).includes(stay),
    )
    expect(complaints).toEqual([])
  })

  it('gets a new link by @, which the case shows once it is saved', async () => {
    const { page, complaints } = lead
    const notice = page.getByText('Ten minutes with the violin')
    await openCase(page)
    await page
      .getByRole('region', { name: 'Notes', exact: true })
      .getByRole('link', { name: /Integration.*After dose 2/s })
      .first()
      .click()
    const words = page.locator('.actionText').filter({ has: notice }).locator('[data-line]').first()
    // At its beginning: further on a click would follow the link that stands there.
    await words.click({ position: { x: 4, y: 10 } })
    await page.keyboard.press('End')
    await page.keyboard.type(' @sit')
    await page
      .getByRole('listbox', { name: 'Link to' })
      .getByRole('option', { name: /To sit with the sadness/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.actionText .itemLink').filter({ hasText: 'To sit with the sadness' }).waitFor()
    await page.locator('.noteBar [role=status]').getByText('Saved').waitFor()
    await page.goBack()
    await until('the thread has the action', async () => {
      await page.reload()
      await thread(page).waitFor()
      return (await thread(page).getByText('Ten minutes with the violin').count()) > 0
    })
    expect(complaints).toEqual([])
  })
})
