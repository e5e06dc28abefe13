import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { everythingStored, typeOffline } from '../support/keptOnDevice.ts'
import { makeNote, noteText, openNoteAt, savedMark } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const canary = 'Larkspur canary nineteen'

describe('a process note', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let address: string

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  const markOf = (page: Page) => page.locator('.privateMark')

  it('is made apart, says that only its author reads it, and is shared with a supervisor until that is withdrawn', async () => {
    const { page, complaints } = lead
    address = await makeNote(page, 'Process note')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
    await page.keyboard.insertText(canary)
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')
    expect(await markOf(page).innerText()).toBe('Only you can read this')
    await page.locator('.noteBar').getByText('Private', { exact: true }).waitFor()
    expect(await page.getByLabel('Insert').locator('option').allInnerTexts()).not.toContain('Dose')
    expect(await faults(page)).toEqual([])

    await page.getByRole('button', { name: 'Let read: Ruth Amsel' }).click()
    await markOf(page).getByText('Only you and Ruth Amsel can read this').waitFor()
    const supervisor = await signedIn(browser, demonstration.url, 'supervisor')
    const asked: string[] = []
    supervisor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await openNoteAt(supervisor.page, address)
    expect(await noteText(supervisor.page).innerText()).toContain(canary)
    await markOf(supervisor.page).getByText('Maren Holt shared this note with you for training.').waitFor()
    expect(await supervisor.page.getByRole('toolbar').count()).toBe(0)
    expect(await supervisor.page.getByRole('link', { name: /^Save as/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Withdraw: Ruth Amsel' }).click()
    await markOf(page).getByText('Only you can read this').waitFor()
    await until('the reader sees nothing more', async () => (await noteText(supervisor.page).count()) === 0)
    expect(await supervisor.page.locator('body').innerText()).not.toContain(canary)
    // Whoever asks for these stands in the audit of the practice, beside the case.
    expect(asked).toContain(`/api${address.slice(address.indexOf('/notes/'))}`)
    expect(asked.filter((path) => /\/(threads|carried)$/.test(path))).toEqual([])
    expect([...complaints, ...supervisor.complaints]).toEqual([])
    await supervisor.context.close()
  })

  it('says on every printed page that it is private, and stands apart in the case', async () => {
    const { page, complaints } = lead
    const margins = await page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
    )
    expect(margins).toContain('Private: process note of Maren Holt, not part of the chart')
    await page.getByRole('link', { name: /^Back to case/ }).click()
    const own = page.getByRole('region', { name: 'Process notes' })
    await own.getByRole('link').waitFor()
    expect(await page.getByRole('region', { name: 'Notes', exact: true }).getByText('Process note').count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('leaves nothing that a second person who signs in on the same browser could read (abuse case 21)', async () => {
    await openNoteAt(lead.page, address)
    await typeOffline(lead, `${canary} once more`, 'Hypotheses')
    await lead.page.close({ runBeforeUnload: false })
    await lead.context.setOffline(false)
    const page = await lead.context.newPage()
    await page.request.post('/api/auth/sign-out', { headers: { origin: demonstration.url } })
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill('cotherapist@demo.example')
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: /signing out/ }).waitFor()
    const noteId = address.split('/').at(-1) ?? ''
    const stored = await everythingStored(page)
    for (const trace of ['Larkspur', noteId]) expect(stored).not.toContain(trace)
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Larkspur')
    expect(await noteText(page).count()).toBe(0)
    await page.goto('/cases')
    await page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
    await page.getByRole('region', { name: 'Notes', exact: true }).waitFor()
    expect(await page.getByRole('region', { name: 'Process notes' }).count()).toBe(0)
  })
})
