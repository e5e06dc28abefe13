import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { noteText } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn } from '../support/visitor.ts'

describe('the box in which one finds anything', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('opens by Ctrl K, offers recent cases and commands, and leads by Enter to words in a note', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'lead')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find notes, cases and commands' })
    await page.getByRole('group', { name: 'Recent cases' }).getByRole('option').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await field.fill('xylophonequartz')
    await page.getByText('Nothing found for ‘xylophonequartz’.').waitFor()
    await field.fill('sleep')
    await page.getByRole('group', { name: 'Notes' }).getByRole('option').first().waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await noteText(page).waitFor()
    expect(new URL(page.url()).hash).toMatch(/^#section-/)
    await page.keyboard.press('Control+k')
    await field.fill('appear dark')
    await page.getByRole('option', { name: 'Appearance: dark' }).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(complaints).toEqual([])
    await context.close()
  })
})
