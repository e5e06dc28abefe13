import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn } from '../support/visitor.ts'

describe('what the practice decides', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('an admin changes it part by part, is told what does not fit and what somebody else changed, and a member reads it', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'admin')
    await page.goto('/settings')
    await page.getByRole('link', { name: 'The practice' }).click()
    const ranges = page.getByRole('region', { name: 'Ranges of readings' })
    await ranges.waitFor()

    // By the keyboard alone: a range that is upside down, then one that holds.
    const pulseFrom = ranges.getByRole('textbox', { name: 'pulse from' })
    await pulseFrom.focus()
    await page.keyboard.type('110')
    await page.keyboard.press('Tab')
    await page.keyboard.type('50')
    await page.keyboard.press('Enter')
    await ranges.getByText('The upper end lies above the lower one.').waitFor()
    expect(await faults(page)).toEqual([])
    await pulseFrom.fill('50')
    await ranges.getByRole('textbox', { name: 'pulse to' }).fill('110')
    await page.keyboard.press('Enter')
    await ranges.getByText('Saved.').waitFor()

    const list = page.getByRole('region', { name: 'Contraindications and precautions' })
    await list.getByRole('button', { name: 'Remove Bladder disease' }).click()
    await list.getByRole('button', { name: 'Add an item' }).click()
    await list
      .getByRole('textbox', { name: /^Item \d+$/ })
      .last()
      .fill('Glaucoma')
    await list
      .getByRole('textbox', { name: /classed as$/ })
      .last()
      .fill('precaution')
    await list.getByRole('button', { name: 'Save the list' }).click()
    await list.getByText('Saved.').waitFor()

    // A second page of the same admin changed the plans meanwhile.
    const elsewhere = await context.newPage()
    await elsewhere.goto('/settings/practice')
    const plansThere = elsewhere.getByRole('region', { name: 'Plans for readings' })
    await plansThere.getByRole('radio', { name: 'New notes begin with this plan' }).first().check()
    await plansThere.getByRole('button', { name: /^Save/ }).click()
    await plansThere.getByText('Saved.').waitFor()
    const plans = page.getByRole('region', { name: 'Plans for readings' })
    await plans.getByRole('button', { name: 'Add a plan' }).click()
    await plans.getByRole('textbox', { name: 'Plan', exact: true }).last().fill('At home')
    await plans.getByRole('textbox', { name: 'Minutes after the dose' }).last().fill('10 20, 40')
    const save = plans.getByRole('button', { name: /^Save/ })
    await save.click()
    await plans.getByText('Somebody else changed this meanwhile.').waitFor()
    await save.click()
    await plans.getByText('Saved.').waitFor()
    expect(complaints).toEqual([])

    const lead = await signedIn(browser, demonstration.url, 'lead')
    await lead.page.goto('/settings/practice')
    await lead.page.getByText('pulse from 50 to 110 a minute').waitFor()
    await lead.page.getByText('At home: at T+10, 20, 40.').waitFor()
    await lead.page.getByText('Glaucoma').waitFor()
    expect(await lead.page.getByText('Bladder disease').count()).toBe(0)
    expect(await lead.page.getByRole('button', { name: /^Save/ }).count()).toBe(0)
    expect(await axeFaults(lead.page)).toEqual([])
    expect(lead.complaints).toEqual([])
    await Promise.all([context.close(), lead.context.close()])
  })
})
