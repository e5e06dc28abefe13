import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

/* What one note of a course leaves to the next, and what is due. */

/** Of a link, which says what kind of item it leads to before its words. */
const wordsOf = (link: string): string => link.trim().split('\n').at(-1) ?? ''

describe('what is carried over', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  const saved = () => savedMark(lead.page).getByText('Saved', { exact: true }).waitFor()

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a clinician who corrects a medicine that was carried over has confirmed it by that', async () => {
    const { page } = lead
    const address = await makeNote(page, 'Evaluation')
    const row = sectionOf(page, 'Medicines').locator('[data-row]').first()
    await row.getByText(/^carried over from/).waitFor()
    await row.getByRole('textbox', { name: 'Dose', exact: true }).fill('10 mg in the evening')
    await page.keyboard.press('Tab')
    await row.getByText(/^carried over from/).waitFor({ state: 'detached' })
    await saved()
    const markdown = await (await page.request.get(`/api${address}/export?format=markdown`)).text()
    const medicines = markdown.split('## ').find((section) => section.startsWith('Medicines')) ?? ''
    expect(medicines).toContain('10 mg in the evening')
    const [corrected = '', ...others] = medicines
      .split('\n')
      .filter((line) => line.endsWith('|') && line.includes(' mg '))
    expect(corrected).not.toContain('not confirmed')
    expect(others.every((line) => line.includes('not confirmed'))).toBe(true)
  })

  it('an integration is headed by what the client had meant to do, in their words, which is no part of the note', async () => {
    const { page } = lead
    const address = await makeNote(page, 'Integration insights')
    const quote = page.getByRole('figure').filter({ hasText: 'Their intention, as written on' })
    const words = (await quote.getByRole('blockquote').textContent()) ?? ''
    expect(words).toMatch(/^“.+”$/s)
    expect(await faults(page)).toEqual([])
    const markdown = await (await page.request.get(`/api${address}/export?format=markdown`)).text()
    expect(markdown).not.toContain(words.slice(1, -1))
  })

  it('a goal whose row was removed is added again from the goals of the course, each of which has one row', async () => {
    const { page } = lead
    const progress = sectionOf(page, 'How near the goals are')
    const rows = progress.locator('[data-row]')
    const count = await rows.count()
    const goal = wordsOf(await rows.first().locator('.itemLink').innerText())
    await rows.first().hover()
    await rows
      .first()
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect.poll(() => rows.count()).toBe(count - 1)
    await progress.getByRole('button', { name: 'Add a goal of the course' }).click()
    const options = progress.getByRole('listbox', { name: /^Add a goal/ }).getByRole('option')
    await options.first().waitFor()
    const named = await rows.locator('.itemLink').allInnerTexts()
    const offered = (await options.allInnerTexts()).join('\n')
    expect(named.filter((words) => offered.includes(wordsOf(words)))).toEqual([])
    await options.filter({ hasText: goal.slice(0, 20) }).click()
    await expect.poll(() => rows.count()).toBe(count)
    await rows.last().getByText(goal.slice(0, 20)).waitFor()
    // The number is what is filled next.
    await page.keyboard.type('6')
    await page.keyboard.press('Tab')
    await rows.last().getByText('of 10').waitFor()
    await saved()
  })

  it('a case says what is due in it, and leads to the action that is past its day', async () => {
    const { page } = lead
    await page.goto('/today')
    const due = page.getByRole('list', { name: 'Actions past their day' }).getByRole('listitem').first()
    const action = (await due.locator('.dueRow > span').nth(1).textContent()) ?? ''
    const who = (await due.locator('.waitingName').textContent()) ?? ''
    await page.goto('/cases')
    await page
      .getByRole('link', { name: new RegExp(who) })
      .first()
      .click()
    await page.getByRole('note', { name: 'Due in this case' }).getByRole('link', { name: action, exact: true }).click()
    await noteText(page).getByText(action).first().waitFor()
    expect(lead.complaints).toEqual([])
  })
})
