import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const history = (page: Page) => page.locator('.history')
const shownVersion = (page: Page) => page.locator('.versionDoc')
const versions = (page: Page) => history(page).getByRole('listitem').getByRole('button')

const isSaved = (page: Page) => savedMark(page).getByText('Saved', { exact: true }).waitFor()

describe('the history of a note', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let address: string

  /** A version is kept of what stands there, as after a pause in writing: whoever has seen the note keeps one. */
  const keepVersion = async ({ page }: Visitor) => {
    const answer = await page.request.post(`/api${address}/seen`, {
      headers: { origin: new URL(page.url()).origin },
      data: {},
    })
    expect(answer.status()).toBe(204)
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    ;[lead, cotherapist] = await Promise.all([
      signedIn(browser, demonstration.url, 'lead'),
      signedIn(browser, demonstration.url, 'cotherapist'),
    ])
    address = await makeNote(lead.page)
    await openNoteAt(cotherapist.page, address)
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('shows two people’s writing as versions, each with what changed in it by the colours of its authors', async () => {
    const { page } = lead
    await goTo(page, 'Affect')
    await page.keyboard.type('To meet the fear.')
    await noteText(cotherapist.page).getByText('To meet the fear.').waitFor()
    await isSaved(page)
    await keepVersion(lead)
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.page.keyboard.type(' And to come back.')
    await noteText(page).getByText('To meet the fear. And to come back.').waitFor()
    await isSaved(cotherapist.page)
    await keepVersion(cotherapist)

    await page.getByRole('button', { name: 'History' }).click()
    await history(page).getByText('Begun by').waitFor()
    const [newest] = await versions(page).all()
    expect(await newest?.innerText()).toMatch(/^\d\d:\d\d\s+.+ wrote/)
    await newest?.click()
    const added = shownVersion(page).locator('ins', { hasText: 'And to come back.' })
    await added.waitFor()
    expect(await added.getAttribute('title')).toMatch(/^Added by /)
    expect(await shownVersion(page).getByText('To meet the fear.').first().isVisible()).toBe(true)
    expect(await shownVersion(page).locator('ins', { hasText: 'To meet the fear.' }).count()).toBe(0)
    expect(await noteText(page).isVisible()).toBe(false)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('compares any two versions, and leads back to the text with Escape, where what was typed meanwhile stands', async () => {
    const { page } = lead
    const since = shownVersion(page).getByLabel('Changes since')
    const options = await since.locator('option').allInnerTexts()
    expect(options.at(-1)).toContain('Begun by')
    await since.selectOption({ index: options.length - 1 })
    await shownVersion(page).locator('ins', { hasText: 'To meet the fear.' }).first().waitFor()
    const whole = await shownVersion(page).locator('.changedSection').count()
    await shownVersion(page).getByLabel('Only what changed').check()
    await until(
      'the rest is left out',
      async () => (await shownVersion(page).locator('.changedSection').count()) < whole,
    )
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.page.keyboard.type(' Meanwhile.')
    await isSaved(cotherapist.page)
    await shownVersion(page).getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('Escape')
    await noteText(page).getByText('Meanwhile.').waitFor()
    expect(await shownVersion(page).count()).toBe(0)
  })

  it('restores a version after a question that says what happens; the colleague sees it come, and nothing is lost', async () => {
    const { page } = lead
    await until('the first version with words is listed', async () => (await versions(page).count()) >= 3)
    await versions(page)
      .nth((await versions(page).count()) - 2)
      .click()
    await shownVersion(page).getByRole('button', { name: 'Restore this version' }).click()
    const question = page.getByRole('dialog', { name: /^Restore the version of / })
    await question.getByText('is kept as a version of its own').waitFor()
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await question.getByRole('button', { name: 'Restore it' }).click()
    for (const one of [page, cotherapist.page]) {
      const intention = sectionOf(one, 'Affect')
      await intention.getByText('To meet the fear.').waitFor()
      await until('the later words are gone', async () => !(await intention.innerText()).includes('come back'))
    }
    await history(page)
      .getByText(/^Restored by .+, as of /)
      .waitFor()
    await history(page)
      .getByText(/^Before .+ restored an earlier version$/)
      .click()
    await shownVersion(page).getByText('Meanwhile.').first().waitFor()
    await page.keyboard.press('Escape')
    // Both go on in the text.
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.page.keyboard.type(' Calmly.')
    await noteText(page).getByText('Calmly.').waitFor()
  })

  it('tells a reviewer what changed since they last looked, who restores nothing', async () => {
    const reviewer = await signedIn(browser, demonstration.url, 'supervisor')
    const { page } = reviewer
    // Here the test says what was seen; that the page does when it is left has a test of its own.
    await page.addInitScript(() => {
      const really = fetch
      globalThis.fetch = (what, init) =>
        String(what).endsWith('/seen') ? Promise.resolve(new Response(null, { status: 204 })) : really(what, init)
    })
    await openNoteAt(page, address)
    await page.getByRole('button', { name: 'History' }).click()
    await versions(page).first().waitFor()
    expect(await history(page).getByText('What changed since you looked').count()).toBe(0)
    await keepVersion(reviewer)
    await goTo(lead.page, 'Affect')
    await lead.page.keyboard.type(' Something new.')
    await noteText(page).getByText('Something new.').waitFor()
    await isSaved(lead.page)
    await page.reload()
    await noteText(page).waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    await history(page)
      .getByRole('button', { name: /^What changed since you looked today at / })
      .click()
    await shownVersion(page).locator('ins', { hasText: 'Something new.' }).waitFor()
    expect(await shownVersion(page).getByLabel('Only what changed').isChecked()).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await versions(page).last().click()
    await shownVersion(page).getByText('Begun by').first().waitFor()
    expect(await page.getByRole('button', { name: 'Restore this version' }).count()).toBe(0)
    expect(reviewer.complaints).toEqual([])
  })

  it('is told that a note was seen when its page is left', async () => {
    const { page } = lead
    const told = page.waitForRequest((request) => request.url().endsWith(`${address}/seen`))
    await page.getByRole('link', { name: /^Back to case/ }).click()
    expect((await told).method()).toBe('POST')
    expect([...lead.complaints, ...cotherapist.complaints]).toEqual([])
  })
})
