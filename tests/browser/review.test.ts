import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { card, commentOn } from '../support/commentsOnScreen.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/* A note is signed, reviewed and closed by its people. With REVIEW_PICTURES set to a folder, pictures are kept there. */

const pictures = process.env.REVIEW_PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

describe('review', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let supervisor: Visitor
  let address: string

  const picture = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  const saved = ({ page }: Visitor) => savedMark(page).getByText('Saved', { exact: true }).waitFor()
  const markdown = async () => (await lead.page.request.get(`/api${address}/export?format=markdown`)).text()
  const status = (page: Page, word: string) => page.locator('.noteBar .status', { hasText: word }).waitFor()
  /** Opens the dialog of a signature, agrees and gives the password. */
  const sign = async ({ page }: Visitor, act: string, before: () => Promise<void> = async () => {}) => {
    await page.getByRole('button', { name: act, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await before()
    await dialog.getByLabel('I have read this and agree').check()
    await dialog.getByLabel('Your password', { exact: true }).fill(demoPassword)
    await picture(page, `dialog-${act.toLowerCase().replaceAll(' ', '-')}`)
    await dialog.getByRole('button', { name: act, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** By its key to the next note of the queue. */
  const next = async (page: Page) => {
    const before = page.url()
    await noteText(page).waitFor()
    await page.keyboard.press('j')
    await until('another note opens', async () => page.url() !== before)
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    supervisor = await signedIn(browser, demonstration.url, 'supervisor')
    address = await makeNote(lead.page)
    await goTo(lead.page, 'Affect')
    await lead.page.keyboard.type('Quiet at first, then tears')
    await saved(lead)
  })

  afterEach(async () => {
    expect([...lead.complaints, ...cotherapist.complaints, ...supervisor.complaints]).toEqual([])
    await Promise.all([lead, cotherapist, supervisor].map(({ context }) => context.close()))
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a lead submits, the supervisor sends it back with two comments and another wording, which the lead accepts, submits again, and it is co-signed', async () => {
    await sign(lead, 'Sign and submit')
    await status(lead.page, 'In review')
    await until(
      'nobody types any more',
      async () => (await noteText(lead.page).getAttribute('contenteditable')) === 'false',
    )
    await openNoteAt(supervisor.page, address)
    await supervisor.page.getByRole('button', { name: 'Review', exact: true }).click()
    await picture(supervisor.page, 'supervisor-in-review')
    await supervisor.page.getByRole('button', { name: /^Comments/ }).click()
    await commentOn(supervisor.page, 'Quiet at first', 'Whose word is this?')
    await commentOn(supervisor.page, 'then tears', 'As one saw it, please.', 'then she wept')
    await picture(supervisor.page, 'supervisor-comments')
    await supervisor.page.getByRole('button', { name: 'Review', exact: true }).click()
    await supervisor.page.getByRole('button', { name: 'Ask for changes' }).click()
    const asked = supervisor.page.getByRole('dialog')
    await asked.getByRole('button', { name: 'Ask for changes' }).click()
    await asked.getByText('Please say why.').waitFor()
    await asked.getByLabel('What should change, and why').fill('Please say how long the tears lasted.')
    await asked.getByRole('button', { name: 'Ask for changes' }).click()
    await status(supervisor.page, 'Changes requested')

    await lead.page.getByText('Please say how long the tears lasted.').first().waitFor()
    await picture(lead.page, 'lead-changes-requested')
    await lead.page.getByRole('button', { name: /^Comments/ }).click()
    await card(lead.page, 'As one saw it, please.').getByRole('button', { name: 'Accept' }).click()
    await noteText(lead.page).getByText('Quiet at first, then she wept').waitFor()
    await card(lead.page, 'Whose word is this?').getByRole('button', { name: 'Reply' }).click()
    await lead.page.getByLabel('Answer').fill('Hers.')
    await lead.page.keyboard.press('Control+Enter')
    await supervisor.page.getByRole('button', { name: /^Comments/ }).click()
    await card(supervisor.page, 'Whose word is this?').getByText('Hers.').waitFor()
    await supervisor.page.getByRole('button', { name: 'Review', exact: true }).click()
    await goTo(lead.page, 'Affect')
    await lead.page.keyboard.type(', for ten minutes')
    await saved(lead)
    await sign(lead, 'Sign and submit')
    await status(lead.page, 'In review')
    const reviewed = await markdown()

    await status(supervisor.page, 'In review')
    await sign(supervisor, 'Co-sign', () => supervisor.page.getByLabel('I was there in the session').check())
    await status(supervisor.page, 'Co-signed')
    expect(await markdown()).toBe(reviewed)
    expect(reviewed).toContain('Quiet at first, then she wept, for ten minutes')
    await lead.page.reload()
    await status(lead.page, 'Co-signed')
    const signatures = lead.page.getByRole('region', { name: 'Signatures' })
    await until('both signatures are there', async () => (await signatures.getByRole('listitem').count()) === 2)
    expect(await signatures.innerText()).toContain('Present in the session.')
    expect(await signatures.getByText('The seal holds').count()).toBe(2)
    await signatures.scrollIntoViewIfNeeded()
    await picture(lead.page, 'lead-cosigned')
  })

  it('a lead who signs while a colleague types is told, looks, and signs again without the password', async () => {
    await openNoteAt(cotherapist.page, address)
    const { page } = lead
    await page.getByRole('button', { name: 'Sign and submit', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('I have read this and agree').check()
    await dialog.getByLabel('Your password', { exact: true }).fill(demoPassword)
    // The colleague's word is on the server, and the lead's page does not show it yet.
    await page.route(
      '**/api/notes/*/submit',
      async (route) => {
        await goTo(cotherapist.page, 'Affect')
        await cotherapist.page.keyboard.type('. A word more')
        await saved(cotherapist)
        await route.continue()
      },
      { times: 1 },
    )
    await dialog.getByRole('button', { name: 'Sign and submit' }).click()
    await dialog.getByText('Somebody wrote in the note just now.').waitFor()
    expect(await dialog.getByLabel('Your password').count()).toBe(0)
    await until('the lead reads it', async () => (await noteText(page).innerText()).includes('A word more'))
    await dialog.getByRole('button', { name: 'Sign and submit' }).click()
    await status(page, 'In review')
    expect(await markdown()).toContain('A word more')
  })

  it('a colleague who comes back from offline after the signature begins an addendum with the late words', async () => {
    await openNoteAt(cotherapist.page, address)
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.context.setOffline(true)
    await cotherapist.page.keyboard.type('. She asked for water')
    await sign(lead, 'Sign and submit')
    await openNoteAt(supervisor.page, address)
    await sign(supervisor, 'Co-sign')
    await cotherapist.context.setOffline(false)
    const { page } = cotherapist
    await page.getByText('Some words of yours were not merged.').waitFor()
    await picture(page, 'late-words')
    await page.getByRole('button', { name: 'Begin an addendum with them' }).click()
    await page.getByRole('heading', { name: /^Addendum to / }).waitFor()
    await noteText(page).waitFor()
    await until('the words stand in it', async () =>
      (await sectionOf(page, 'Addendum').innerText()).includes('She asked for water'),
    )
    await picture(page, 'addendum')
    await page.getByRole('link', { name: 'The signed note' }).click()
    await status(page, 'Co-signed')
    await until('no words are held any more', async () => (await page.getByText('Held words').count()) === 0)
    expect(await markdown()).not.toContain('She asked for water')
  })

  it('a supervisor goes through the queue by keys: what is due first, what to look at first, the next by itself', async () => {
    await sign(lead, 'Sign and submit')
    const other = await makeNote(lead.page, 'Contact')
    await goTo(lead.page, 'Occasion')
    await lead.page.keyboard.type('A call the morning after')
    await saved(lead)
    await sign(lead, 'Sign and submit')
    const { page } = supervisor
    await page.goto('/')
    const queue = page.getByRole('list', { name: 'To review' })
    await queue.getByRole('link').nth(1).waitFor()
    const count = await queue.getByRole('listitem').count()
    await picture(page, 'queue')
    await page.getByRole('link', { name: /^Begin with/ }).click()
    await page.getByText(`1 of ${count}`).waitFor()
    await page.locator('.reviewBar .lookFirst').waitFor()
    await picture(page, 'review-1440')
    await page.keyboard.press('j')
    await page.getByText(`2 of ${count}`).waitFor()
    await page.keyboard.press('k')
    await page.getByText(`1 of ${count}`).waitFor()
    for (const [width, name] of [
      [360, 'narrow'],
      [820, 'tablet'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await picture(page, `review-${name}`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    // By keys to this test's own notes, whatever else waits.
    while (![address, other].some((one) => page.url().endsWith(one.replace('/notes', '')))) await next(page)
    const first = page.url()
    await noteText(page).waitFor()
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('I have read this and agree').check()
    await dialog.getByLabel('Your password', { exact: true }).fill(demoPassword)
    await dialog.getByRole('button', { name: 'Co-sign', exact: true }).click()
    await until('the next note opens', async () => page.url() !== first)
    await page.locator('.reviewBar').getByRole('button', { name: 'Ask for changes' }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByLabel('What should change, and why').fill('Who called whom?')
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for changes' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('a draft is discarded with a reason, and recovered from the case', async () => {
    const { page } = lead
    await page.getByRole('button', { name: 'Review', exact: true }).click()
    await page.getByRole('button', { name: 'Discard this draft' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Begun twice.')
    await dialog.getByRole('button', { name: 'Discard it' }).click()
    await page.waitForURL('**/cases/*')
    await page.getByRole('button', { name: /^Discarded drafts/ }).click()
    await picture(page, 'discarded')
    await page.getByRole('button', { name: 'Recover' }).first().click()
    await until('it is listed no more', async () => (await page.getByRole('button', { name: 'Recover' }).count()) === 0)
    await openNoteAt(page, address)
    expect(await noteText(page).innerText()).toContain('Quiet at first, then tears')
  })
})
