import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { everythingStored, keptRecords, typeOffline } from '../support/keptOnDevice.ts'
import { makeNote, noteText, openNoteAt, savedMark } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const canary = 'Quillwort canary seventeen'

describe('words that were written and not sent', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let address: string

  const saved = async (page: Page) => (await savedMark(page).textContent()) === 'Saved'
  const markdown = async (page: Page) => (await page.request.get(`/api${address}/export?format=markdown`)).text()
  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    address = await makeNote(lead.page)
  })

  afterEach(async () => {
    expect(lead.complaints).toEqual([])
    await lead.context.close()
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('SYNC-80 SYNC-82 a tab that is lost while offline gives its words back to the next one, which sends them and forgets them', async () => {
    await typeOffline(lead, canary)
    expect(await everythingStored(lead.page)).not.toContain('Quillwort')
    await lead.page.close({ runBeforeUnload: false })
    await lead.context.setOffline(false)
    lead.page = await lead.context.newPage()
    const { page } = lead
    await page.goto('/cases')
    await page.getByText('1 note has words that were not sent yet.').waitFor()
    expect(await markdown(page)).not.toContain(canary)
    await openNoteAt(page, address)
    await page.getByText(/^Brought back: what you wrote here until/).waitFor()
    await until('they stand in the note', async () => (await noteText(page).innerText()).includes(canary))
    await until('they are saved', () => saved(page))
    expect(await markdown(page)).toContain(canary)
    await until('nothing is kept any more', async () => (await keptRecords(page)) === 0)
  })

  it('SYNC-81 SYNC-83 a second member on the same browser finds nothing of the first’s words, who gets them back (abuse case 21)', async () => {
    const { page, context } = lead
    await typeOffline(lead, canary)
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    lead.page = await context.newPage()
    await lead.page.request.post('/api/auth/sign-out', { headers: { origin: demonstration.url } })
    const signInAs = async (who: string) => {
      await lead.page.goto('/sign-in')
      await lead.page.getByLabel('Email').fill(`${who}@demo.example`)
      await lead.page.getByLabel('Password', { exact: true }).fill(demoPassword)
      await lead.page.getByRole('button', { name: 'Sign in' }).click()
      await lead.page.getByRole('button', { name: /signing out/ }).waitFor()
    }
    await signInAs('cotherapist')
    const noteId = address.split('/').at(-1) ?? ''
    const stored = await everythingStored(lead.page)
    for (const trace of ['Quillwort', noteId, 'lead@']) expect(stored).not.toContain(trace)
    expect(await keptRecords(lead.page)).toBe(1)
    await openNoteAt(lead.page, address)
    expect(await lead.page.locator('body').innerText()).not.toContain('Quillwort')
    await lead.page.request.post('/api/auth/sign-out', { headers: { origin: demonstration.url } })
    await signInAs('lead')
    await openNoteAt(lead.page, address)
    await until('they stand in the note', async () => (await noteText(lead.page).innerText()).includes(canary))
    await until('they are saved', () => saved(lead.page))
    expect(await markdown(lead.page)).toContain(canary)
  })

  it('SYNC-83 a member who signs out with words kept is asked first, and nothing is left when they give them up', async () => {
    await typeOffline(lead, canary)
    await lead.page.close({ runBeforeUnload: false })
    await lead.context.setOffline(false)
    lead.page = await lead.context.newPage()
    const { page } = lead
    await page.goto('/cases')
    await page.getByText('1 note has words that were not sent yet.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('dialog', { name: 'Sign out with words that are not saved?' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Stay' }).click()
    expect(await keptRecords(page)).toBe(1)
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign out and lose them' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  })
})
