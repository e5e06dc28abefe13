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
    const templates = page.getByRole('region', { name: 'Templates for new notes' })
    const session = templates.getByRole('group', { name: 'Session' })
    await session.getByRole('radio', { name: 'Offer only these' }).check()
    await session.getByRole('checkbox', { name: 'Session observations: guided imagery' }).uncheck()
    const usual = session.getByRole('combobox', { name: 'Usual here' })
    await usual.selectOption({ label: 'Session observations: guided imagery' })
    await templates.getByRole('button', { name: /^Save/ }).click()
    await templates.getByText('Please choose one of those that are offered.').waitFor()
    expect(await faults(page)).toEqual([])
    await usual.selectOption({ label: 'Session observations: mindfulness' })
    await templates.getByRole('button', { name: /^Save/ }).click()
    await templates.getByText('Saved.').waitFor()
    expect(complaints).toEqual([])

    const lead = await signedIn(browser, demonstration.url, 'lead')
    await lead.page.goto('/settings/practice')
    await lead.page.getByText('pulse from 50 to 110 a minute').waitFor()
    await lead.page.getByText('At home: at T+10, 20, 40.').waitFor()
    await lead.page.getByText('Glaucoma').waitFor()
    expect(await lead.page.getByText('Bladder disease').count()).toBe(0)
    expect(await lead.page.getByRole('button', { name: /^Save/ }).count()).toBe(0)
    await lead.page.getByText('Usual here: Session observations: mindfulness').waitFor()
    expect(await axeFaults(lead.page)).toEqual([])
    await lead.page.goto('/cases')
    await lead.page.getByRole('list', { name: 'Open cases' }).getByRole('link', { name: 'L-0117' }).click()
    await lead.page.getByRole('button', { name: 'New note' }).click()
    const choices = lead.page.getByRole('menuitem')
    await lead.page.getByText('Usual here').waitFor()
    expect(await choices.first().innerText()).toMatch(/^Session observations: mindfulness · Usual here/)
    const imagery = lead.page.getByRole('menuitem', { name: 'Session observations: guided imagery' })
    expect(await imagery.count()).toBe(0)
    await lead.page.getByRole('menuitem', { name: 'More templates' }).focus()
    await lead.page.keyboard.press('Enter')
    await imagery.waitFor()
    expect(await faults(lead.page)).toEqual([])
    expect(lead.complaints).toEqual([])
    await Promise.all([context.close(), lead.context.close()])
  })
})
