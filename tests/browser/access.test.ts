import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CareTeam } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark } from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

describe('when a right or a session ends under an open note', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let address: string
  let note: Note

  const saved = async ({ page }: Visitor) => (await savedMark(page).textContent()) === 'Saved'

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    address = await makeNote(lead.page)
    note = Note.parse(await (await lead.page.request.get(`/api${address}`)).json())
    await openNoteAt(cotherapist.page, address)
  })

  afterEach(async () => {
    expect([...lead.complaints, ...cotherapist.complaints]).toEqual([])
    await Promise.all([lead.context.close(), cotherapist.context.close()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a co-therapist taken off the care team while typing reads that it ended, and reads the note no more (abuse case 4)', async () => {
    const teamAddress = `/api/cases/${note.caseId}/care-team`
    const team = CareTeam.parse(await (await lead.page.request.get(teamAddress)).json())
    const place = team.items.find(({ role }) => role === 'co-therapist')
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.page.keyboard.type('Before it ended.')
    await until('it is saved', () => saved(cotherapist))

    const headers = { origin: demonstration.url }
    await lead.page.request.delete(`${teamAddress}/${place?.memberId}`, { headers })
    await cotherapist.page.keyboard.type('Too late.')
    await cotherapist.page
      .getByRole('heading', { name: 'This note is no longer shared with you' })
      .waitFor({ timeout: 3_000 })
    expect(await noteText(cotherapist.page).count()).toBe(0)
    expect(await cotherapist.page.locator('body').innerText()).not.toContain('Before it ended.')
    expect(await noteText(lead.page).innerText()).toContain('Before it ended.')

    await lead.page.request.put(`${teamAddress}/${place?.memberId}`, { headers, data: { role: 'co-therapist' } })
  })

  it('a member whose session ends finds the note as it was after signing in again', async () => {
    const { page } = cotherapist
    await goTo(page, 'Affect')
    await page.keyboard.type('Before the session ended.')
    await until('it is saved', () => saved(cotherapist))
    await page.request.post('/api/auth/sign-out', { headers: { origin: demonstration.url } })

    await page.getByRole('heading', { name: 'Your session ended. Sign in again to go on.' }).waitFor()
    expect(await noteText(page).isVisible()).toBe(false)
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await noteText(page).waitFor()
    await until('it is in step again', () => saved(cotherapist))
    await goTo(page, 'Affect')
    await page.keyboard.type(' And after.')
    await until('the lead reads on', async () =>
      (await noteText(lead.page).innerText()).includes('Before the session ended. And after.'),
    )
  })

  it('another member who signs in on that page gets a page of their own and inherits nothing', async () => {
    const { page } = cotherapist
    await page.evaluate(() => document.documentElement.setAttribute('data-page-of', 'the co-therapist'))
    await page.request.post('/api/auth/sign-out', { headers: { origin: demonstration.url } })
    await page.getByRole('heading', { name: 'Your session ended. Sign in again to go on.' }).waitFor()
    await page.getByLabel('Email').fill('supervisor@demo.example')
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('Your place on this care team lets you read this note, not change it.').waitFor()
    expect(await page.locator('html').getAttribute('data-page-of')).toBeNull()
  })

  it('a writer who leaves with words that are not saved is asked in plain words', async () => {
    const { page, context } = cotherapist
    await context.setOffline(true)
    await goTo(page, 'Affect')
    await page.keyboard.type('Only here.')
    await page.getByRole('link', { name: /^Back to case/ }).click()
    await page.getByRole('dialog', { name: 'Leave with words that are not saved?' }).waitFor()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await context.setOffline(false)
    await until('it is saved', () => saved(cotherapist))
    await page.getByRole('link', { name: /^Back to case/ }).click()
    await page.getByRole('heading', { name: 'Notes' }).waitFor()
  })
})
