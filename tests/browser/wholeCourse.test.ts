import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Case } from '../../shared/api/cases.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { goTo, noteText, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/*
 * A course of treatment from its evaluation to its follow-up, by two people, the dosing day on a tablet. With
 * COURSE_PICTURES set to a folder, a picture of each step is kept there.
 */

const goal = 'Sleep without checking the doors'
const moment = 'Counted the doors, then stopped'
const insight = 'The watch was my father’s. I only kept it.'
const action = 'One round, then bed'
const secret = 'Zypresse, what I felt while she spoke'

const pictures = process.env.COURSE_PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

describe('a whole course', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let clientCase: Case

  const picture = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  const casePage = async (page: Page) => {
    await page.goto(`/cases/${clientCase.id}`)
    await page.getByRole('button', { name: /^(New note|Begin a note)$/ }).waitFor()
  }
  const begin = async (page: Page, template: string): Promise<string> => {
    await casePage(page)
    await page.getByRole('button', { name: /^(New note|Begin a note)$/ }).click()
    await page.getByRole('menuitem', { name: template }).click()
    await noteText(page).waitFor()
    return new URL(page.url()).pathname
  }
  const write = async (page: Page, section: string, words: string) => {
    await goTo(page, section)
    await page.keyboard.type(words)
  }
  /** Writes in the first line of this kind that is there, with links chosen by `@`. */
  const writeItem = async (page: Page, line: string, words: string, ...links: readonly string[]) => {
    await page.locator(`.${line} [data-line], .${line}[data-line]`).first().click()
    await page.keyboard.type(words)
    for (const link of links) await linkTo(page, link)
  }
  const linkTo = async (page: Page, words: string) => {
    await page.keyboard.type(` @${words.split(' ')[0]}`)
    await page.getByRole('listbox', { name: 'Link to' }).getByRole('option', { name: words }).click()
    await page
      .locator('.itemLink')
      .filter({ hasText: words.slice(0, 12) })
      .last()
      .waitFor()
  }
  const saved = (page: Page) => savedMark(page).getByText('Saved', { exact: true }).waitFor()

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist', { width: 820, height: 1180 })
    const { page } = lead
    const headers = { origin: demonstration.url }
    const data = { code: 'T-0900', preferredName: 'Test', course: { plannedDoses: 1 } }
    clientCase = Case.parse(await (await page.request.post('/api/cases', { headers, data })).json())
    const { id } = await (await cotherapist.page.request.get('/api/me')).json()
    await page.request.put(`/api/cases/${clientCase.id}/care-team/${id}`, { headers, data: { role: 'co-therapist' } })
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('begins with an evaluation and a preparation, whose goal and intention later notes find', async () => {
    const { page } = lead
    await begin(page, 'Evaluation')
    await write(page, 'Presenting concern', 'Has not slept through since March.')
    await write(page, 'Allergies', 'Penicillin: rash.')
    await saved(page)
    await picture(page, '1-evaluation')
    await begin(page, 'Preparation goals')
    await writeItem(page, 'goalText', goal)
    await write(page, 'Intention', 'To find out what happens if I stop keeping watch.')
    await saved(page)
    await picture(page, '2-preparation')
  })

  it('goes on with the dosing day: the co-therapist in session mode on a tablet, the lead in the note', async () => {
    const address = await begin(lead.page, 'Session observations: guided imagery')
    const tablet = cotherapist.page
    await tablet.goto(`${address}/session`)
    await tablet.getByText('To find out what happens if I stop keeping watch.').waitFor()
    await tablet.getByRole('button', { name: 'Emergency' }).click()
    await tablet.getByText('Penicillin: rash.').waitFor()
    await tablet.getByRole('button', { name: 'Emergency' }).click()
    await tablet.getByRole('button', { name: 'Record the dose …' }).click()
    const dose = tablet.getByRole('region', { name: 'Record the dose', exact: true })
    for (const key of '60') await dose.getByRole('button', { name: key, exact: true }).click()
    await tablet.getByRole('button', { name: /^Record dose, 60 mg at/ }).click()
    await tablet.getByRole('button', { name: /^T\+[01], T\+0 is/ }).waitFor()
    await tablet.getByLabel('What was said, seen or done').click()
    await tablet.keyboard.type(moment)
    await tablet.keyboard.press('Enter')
    await picture(tablet, '3-session-mode')
    const timeline = sectionOf(lead.page, 'Timeline')
    await timeline.getByText(moment).waitFor()
    await timeline.getByText(moment).click()
    await lead.page.keyboard.press('End')
    await linkTo(lead.page, goal)
    await saved(lead.page)
    await picture(lead.page, '3-session')
  })

  it('is understood in an integration that takes over the goal, and closes with a follow-up that rates it', async () => {
    const { page } = cotherapist
    await begin(page, 'Integration insights')
    await page.getByText('To find out what happens if I stop keeping watch.').waitFor()
    await sectionOf(page, 'How near the goals are').getByText(goal).waitFor()
    await writeItem(page, 'insightText', insight, goal, moment)
    await writeItem(page, 'actionText', action, 'The watch was')
    await saved(page)
    await picture(page, '4-integration')
    await begin(lead.page, 'Follow-up')
    await sectionOf(lead.page, 'What became of the actions').getByText(action).first().waitFor()
    const progress = sectionOf(lead.page, 'Progress against each goal')
    await progress.getByText(goal).waitFor()
    await progress.getByRole('textbox', { name: 'How near, 0 to 10' }).first().fill('7')
    await lead.page.keyboard.press('Tab')
    await saved(lead.page)
    await picture(lead.page, '5-follow-up')
    await begin(lead.page, 'Process note')
    await lead.page.keyboard.type(secret)
    await saved(lead.page)
  })

  it('shows on the case page the thread that they made, and exports it whole, without what is private', async () => {
    const { page } = cotherapist
    await page.setViewportSize({ width: 1440, height: 1000 })
    const thread = page.getByRole('region', { name: goal })
    await until('the thread is whole', async () => {
      await casePage(page)
      await thread.waitFor()
      const words = await thread.innerText()
      return [moment, 'The watch was my father’s', action].every((part) => words.includes(part.slice(0, 14)))
    })
    expect(await thread.innerText()).toMatch(/how near, of 10: 7/)
    await picture(page, '6-case')
    await page.setViewportSize({ width: 360, height: 800 })
    await picture(page, '6-case-360')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 1440, height: 1000 })
    await picture(page, '6-case-dark')
    for (const who of [cotherapist, lead]) {
      const written = await (await who.page.request.get(`/api/cases/${clientCase.id}/export?drafts=true`)).text()
      const story = written.slice(written.indexOf('# Threads'))
      expect(story.indexOf(`## ${goal}`)).toBeGreaterThan(0)
      const places = [moment, 'The watch was my father’s', action].map((part) => story.indexOf(part))
      expect(places.toSorted((one, other) => one - other)).toEqual(places)
      expect(Math.min(...places)).toBeGreaterThan(0)
      expect(written).toContain(`[goal: ${goal}](throughline:item/`)
      expect(written).not.toContain(secret)
    }
    expect([...lead.complaints, ...cotherapist.complaints]).toEqual([])
  })
})
