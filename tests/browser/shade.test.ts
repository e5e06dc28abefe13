import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Case } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, openNoteAt } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const pin = '2580'

describe('the shade of session mode', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  const shade = (page: Page) => page.getByRole('heading', { name: 'Session mode, under the shade' })
  const exported = async (page: Page, address: string) =>
    (await page.request.get(`/api${address}/export?format=markdown`)).text()

  it('a therapist beside a dosed client is shaded and not locked: typing and marking land, nothing can be read, a PIN brings the rest back', async () => {
    const lead = await signedIn(browser, demonstration.url, 'lead', { width: 820, height: 1180 })
    const { page, context } = lead
    await page.goto('/settings')
    await page.getByLabel('Your password').fill(demoPassword)
    await page.getByLabel('New PIN').fill(pin)
    await page.getByRole('button', { name: 'Set the PIN' }).click()
    await page.getByText('Your PIN is set.').waitFor()

    const address = await makeNote(page)
    const { caseId } = Note.parse(await (await page.request.get(`/api${address}`)).json())
    const { code, preferredName } = Case.parse(await (await page.request.get(`/api/cases/${caseId}`)).json())
    if (preferredName === null) throw new Error('The case of the demonstration has no name to hide.')
    const beside = await context.newPage()
    await openNoteAt(beside, address)
    await page.clock.install()
    const held = page.waitForResponse((response) => response.url().endsWith('/session-mode') && response.ok())
    await page.goto(`${address}/session`)
    await page.getByLabel('What was said, seen or done').fill('Secret words of the room')
    await page.keyboard.press('Enter')
    await held

    await page.clock.fastForward('14:01')
    await page.getByText('The shade is drawn in one minute.').waitFor()
    await page.clock.fastForward('01:00')
    await shade(page).waitFor()
    await beside.getByRole('heading', { name: 'Locked' }).waitFor()
    await until('the server has shaded it', async () => {
      const now: unknown = await (await page.request.get('/api/auth/session')).json()
      return typeof now === 'object' && now !== null && 'state' in now && now.state === 'shaded'
    })
    expect((await page.request.get('/api/me')).status()).toBe(401)

    expect(await page.title()).toBe('Throughline')
    const nothingToRead = async () => {
      for (const shown of [await page.locator('body').innerText(), await page.locator('body').ariaSnapshot()])
        for (const word of ['Secret', 'Blind', 'Affect', code, preferredName]) expect(shown).not.toContain(word)
    }
    await nothingToRead()
    expect(await faults(page)).toEqual([])

    await page.keyboard.type('Blind words')
    await nothingToRead()
    expect(await page.getByLabel('Typing lands in the note').inputValue()).toBe('')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await page.keyboard.press(' ')
    await page.getByText(/^Marked \d\d:\d\d$/).waitFor()
    await page.getByRole('button', { name: 'Mark' }).click()
    await page.keyboard.type('After a tap')

    await page.getByRole('button', { name: 'Bring the note back' }).click()
    await page.getByLabel('PIN').fill('2581')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the PIN.').waitFor()
    await page.getByLabel('PIN').fill(pin)
    await page.keyboard.press('Enter')
    await shade(page).waitFor({ state: 'detached' })
    await page.getByText('Blind word', { exact: false }).first().waitFor()
    await noteText(beside).waitFor()
    await until('all of it is in the note', async () => /After a tap/.test(await exported(page, address)))
    const text = await exported(page, address)
    expect(text).toMatch(/Blind word(?!s)/)
    expect(text).toContain('Secret words of the room')

    // By the keyboard the shade is there at once; elsewhere the same keys lock.
    await page.keyboard.press('Control+Shift+L')
    await shade(page).waitFor()
    expect(lead.complaints).toEqual([])
    await context.close()
  })
})
