import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, openNoteAt, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

/* The structured parts of a note under the fingers, and two people in them at once. */

const blockIn = (page: Page, section: string, name: string): Locator =>
  sectionOf(page, section).getByRole('group', { name, exact: true })
const cell = (part: Locator, label: string): Locator => part.getByRole('textbox', { name: label, exact: true })
const saved = (page: Page) => savedMark(page).getByText('Saved', { exact: true }).waitFor()

describe('blocks', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let prescriber: Visitor
  let supervisor: Visitor

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    ;[lead, prescriber, supervisor] = await Promise.all([
      signedIn(browser, demonstration.url, 'lead'),
      signedIn(browser, demonstration.url, 'prescriber'),
      signedIn(browser, demonstration.url, 'supervisor'),
    ])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a prescriber charts vitals by keyboard alone: 1432 and 138/86 fill their cells, Enter makes a row', async () => {
    const address = await makeNote(lead.page)
    const { page } = prescriber
    await openNoteAt(page, address)
    const vitals = blockIn(page, 'Vitals', 'Vitals')
    await cell(vitals, 'Time').first().click()
    await page.keyboard.type('1432')
    await page.keyboard.press('Tab')
    await page.keyboard.type('138/86')
    await page.keyboard.press('Tab')
    expect(await cell(vitals, 'Diastolic pressure').first().inputValue()).toBe('86')
    await page.keyboard.press('Tab')
    await page.keyboard.type('82')
    await page.keyboard.press('Enter')
    const pulses = cell(vitals, 'Pulse')
    await expect.poll(() => pulses.count()).toBe(2)
    await page.keyboard.type('79')
    await page.keyboard.press('Tab')
    await saved(page)
    const seen = blockIn(lead.page, 'Vitals', 'Vitals')
    await expect.poll(() => cell(seen, 'Time').first().inputValue()).toBe('14:32')
    await expect.poll(() => cell(seen, 'Systolic pressure').first().inputValue()).toBe('138')
    await expect.poll(() => cell(seen, 'Pulse').last().inputValue()).toBe('79')
    expect(await seen.getByText('2 readings').count()).toBe(1)
  })

  it('a clinician sees every figure of a reading whole, at every width and at the size for touch', async () => {
    const touch = await browser.newContext({
      baseURL: demonstration.url,
      storageState: await lead.context.storageState(),
      hasTouch: true,
      isMobile: true,
    })
    const pages = [lead.page, await touch.newPage()] as const
    await openNoteAt(pages[1], await makeNote(lead.page))
    const vitals = blockIn(lead.page, 'Vitals', 'Vitals')
    await cell(vitals, 'Systolic pressure').fill('188/108')
    await cell(vitals, 'Pulse').fill('108')
    await cell(vitals, 'SpO₂').fill('100')
    await lead.page.keyboard.press('Tab')
    for (const page of pages) {
      await expect.poll(() => cell(blockIn(page, 'Vitals', 'Vitals'), 'SpO₂').inputValue()).toBe('100')
      for (const width of [360, 820, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        const cutOff = await blockIn(page, 'Vitals', 'Vitals')
          .locator('input')
          .evaluateAll((inputs) =>
            inputs.filter((input) => input.scrollWidth > input.clientWidth).map((input) => input.ariaLabel),
          )
        expect(cutOff, `${width}`).toEqual([])
      }
    }
    await touch.close()
    await lead.page.setViewportSize({ width: 1440, height: 900 })
  })

  it('two people in one block at the same moment both keep what they enter', async () => {
    const address = await makeNote(lead.page)
    await openNoteAt(prescriber.page, address)
    const [one, other] = [lead, prescriber].map(({ page }) => blockIn(page, 'Discharge', 'Discharge'))
    if (!one || !other) throw new Error('Two people have to be there.')
    await Promise.all([
      one.getByRole('combobox', { name: 'Gait' }).selectOption('steady'),
      other.getByRole('combobox', { name: 'Nausea' }).selectOption('mild'),
      cell(one, 'Left at').fill('1705'),
      cell(other, 'Name').fill('Dr Ines Calder'),
    ])
    await Promise.all([lead.page.keyboard.press('Tab'), prescriber.page.keyboard.press('Tab')])
    for (const { page } of [lead, prescriber]) {
      const block = blockIn(page, 'Discharge', 'Discharge')
      await expect.poll(() => block.getByRole('combobox', { name: 'Gait' }).inputValue()).toBe('steady')
      await expect.poll(() => block.getByRole('combobox', { name: 'Nausea' }).inputValue()).toBe('mild')
      await expect.poll(() => cell(block, 'Left at').inputValue()).toBe('17:05')
      await expect.poll(() => cell(block, 'Name').inputValue()).toBe('Dr Ines Calder')
    }
  })

  it('a clinician answers a checklist with P, A and U, marks the rest absent, and takes all of that back at once', async () => {
    const { page } = lead
    await makeNote(page, 'Evaluation')
    const list = blockIn(page, 'Contraindications and precautions', 'Contraindications and precautions')
    await list.getByRole('radio', { name: 'present' }).first().focus()
    await page.keyboard.press('a')
    await page.keyboard.press('p')
    await page.keyboard.press('u')
    await list.getByText('1 present, 1 absent, 1 unknown, 9 not answered').waitFor()
    await list.getByRole('button', { name: 'Mark the rest absent' }).click()
    await list.getByText('1 present, 10 absent, 1 unknown').waitFor()
    await list.getByText('Maren Holt marked the rest absent (9 items).').waitFor()
    await noteText(page).focus()
    await page.keyboard.press('ControlOrMeta+z')
    await list.getByText('1 present, 1 absent, 1 unknown, 9 not answered').waitFor()
  })

  it('a clinician writes a goal with its rating, an insight, and an action that is done', async () => {
    const { page } = lead
    const address = await makeNote(page, 'Preparation goals')
    const goal = blockIn(page, 'Preparation goals', 'Goal')
    await goal.locator('[data-line]').first().click()
    await page.keyboard.type('To sleep without checking the doors')
    await page.keyboard.press('Enter')
    await page.keyboard.type('one round, then bed')
    await goal.getByRole('button', { name: 'Rate how near it is, 0 to 10' }).click()
    await page.keyboard.type('3')
    await page.keyboard.press('Tab')
    await saved(page)
    const markdown = await (await page.request.get(`/api${address}/export?format=markdown`)).text()
    expect(markdown).toContain('To sleep without checking the doors')
    expect(markdown).toContain('one round, then bed')
    expect(markdown).toContain('3 of 10')

    await makeNote(page, 'Integration insights')
    const action = blockIn(page, 'Actions', 'Action')
    await action.locator('[data-line]').first().click()
    await page.keyboard.type('One page to Lena')
    await cell(action, 'By when').fill('27 nov 2026')
    await page.keyboard.press('Tab')
    expect(await cell(action, 'By when').inputValue()).toBe('27 Nov 2026')
    await action.getByRole('checkbox', { name: 'Done' }).click()
    await cell(action, 'Done on').waitFor()
    await saved(page)
  })

  it('a reader sees what is there, and nothing to fill', async () => {
    const { page } = lead
    const address = await makeNote(page, 'Evaluation')
    const medicines = blockIn(page, 'Medicines', 'Medicines')
    await medicines.getByRole('button', { name: 'Add a medicine' }).click()
    await cell(medicines, 'Medicine').last().fill('venlafaxine')
    const precautions = sectionOf(page, 'Contraindications and precautions')
    await precautions.getByRole('button', { name: 'Mark the rest absent' }).click()
    await saved(page)
    await openNoteAt(supervisor.page, address)
    const text = noteText(supervisor.page)
    await text.getByText('12 absent').first().waitFor()
    await text.getByText('venlafaxine', { exact: true }).first().waitFor()
    expect(await text.getByRole('textbox').count()).toBe(0)
    expect(await text.getByRole('combobox').count()).toBe(0)
    expect(await text.getByRole('button').count()).toBe(0)
    expect(await faults(supervisor.page)).toEqual([])
  })

  it.each(['Evaluation', 'Preparation goals', 'Session observations: mindfulness', 'Integration insights'])(
    'a new note of %s with all its empty blocks has no fault on any screen',
    async (template) => {
      const { page } = lead
      await makeNote(page, template)
      expect(await faults(page)).toEqual([])
      expect([...lead.complaints, ...prescriber.complaints, ...supervisor.complaints]).toEqual([])
    },
  )
})
