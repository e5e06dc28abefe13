import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { noteText, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { newVisitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/** The accessible name of what has the focus, as far as its text and label say it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
  })

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`Tab never came to ${name}; the focus is on ‘${await focused(page)}’.`)
}

describe('a member without a pointer', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('signs in, makes a note, writes, goes to another section and comes back to the case, all by keys', async () => {
    const { page, complaints } = await newVisitor(browser, demonstration.url)
    await page.goto('/sign-in')
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email')
    await page.keyboard.type('lead@demo.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'My cases' }).waitFor()

    await tabTo(page, /L-0117.*Next: /s)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'New note' }).waitFor()
    await tabTo(page, /^New note$/)
    await page.keyboard.press('Enter')
    const choice = page.getByRole('menuitem', { name: 'Integration insights' })
    await choice.waitFor()
    for (let presses = 0; !(await choice.evaluate((item) => item === document.activeElement)); presses += 1) {
      if (presses > 20) throw new Error('The arrows never came to the template.')
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    await noteText(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
    await page.keyboard.type('Written at once.')
    expect(await sectionOf(page, 'The client’s account').innerText()).toContain('Written at once.')
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')

    await page.keyboard.press('Shift+Tab')
    await page
      .locator('.noteBar')
      .getByRole('link', { name: /^Back to case/ })
      .focus()
    await tabTo(page, /Themes$/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('Warmth.')
    expect(await sectionOf(page, 'Themes').innerText()).toContain('Warmth.')

    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')
    await page.goBack()
    await page.getByRole('heading', { name: 'Notes' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('closes a dialog with Escape and stands again where it was opened', async () => {
    const { page, complaints } = await newVisitor(browser, demonstration.url)
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill('lead@demo.example')
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click()
    const opener = page.getByRole('button', { name: 'New case' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'New case' }).waitFor()
    await until('the first field has the focus', async () =>
      page.evaluate(() => document.activeElement?.getAttribute('name') === 'code'),
    )
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await until('the focus is back', () => opener.evaluate((button) => button === document.activeElement))
    expect(complaints).toEqual([])
  })
})
