import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { card, commentTool, select } from '../support/commentsOnScreen.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark, sectionOf, wordsIn } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/*
 * A supervisor says something about a note that two clinicians write, and suggests a wording; they see it at once, accept it,
 * answer and settle. One story on the built product.
 */

const imagery = 'Imagery offered'
const line = 'The shoreline at low tide, and he forgave his father. Nothing further was suggested.'

/** What the section says, without the carets in it. */
const offered = async (page: Page): Promise<string> => (await wordsIn(sectionOf(page, imagery))).join('\n')

describe('comments on a note', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let supervisor: Visitor
  let address: string

  const saved = async ({ page }: Visitor) => (await savedMark(page).textContent()) === 'Saved'
  const reads = ({ page }: Visitor, words: string) =>
    until(`‘${words}’ is read`, async () => (await offered(page)).includes(words))

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    supervisor = await signedIn(browser, demonstration.url, 'supervisor')
    address = await makeNote(lead.page)
    await Promise.all([cotherapist, supervisor].map(({ page }) => openNoteAt(page, address)))
    await goTo(lead.page, imagery)
    await lead.page.keyboard.type(line)
    await until('it is saved', () => saved(lead))
    await reads(supervisor, line)
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a supervisor who only reads comments on words with a suggestion, and everybody sees it at once beside them', async () => {
    const { page } = supervisor
    await select(page, 'and he forgave his father')
    await commentTool(page).click()
    await page.getByText('On “and he forgave his father”').waitFor()
    await page.getByText('Comments stay out of the chart’s export, but can be requested by law.').waitFor()
    await page.getByLabel('Comment', { exact: true }).pressSequentially('Keep to what he said, @mar')
    await page.getByRole('option', { name: /^Maren/ }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('please.')
    await page.getByRole('button', { name: 'Suggest another wording' }).click()
    await page.getByLabel('In its place').fill('and he said he could stop waiting')
    await page.locator('.newComment').getByRole('button', { name: 'Comment', exact: true }).click()
    for (const visitor of [lead, cotherapist, supervisor]) {
      const there = card(visitor.page, 'Keep to what he said, @Maren')
      await there.waitFor()
      expect(await there.locator('del').textContent()).toBe('and he forgave his father')
      expect(await there.locator('ins').textContent()).toBe('and he said he could stop waiting')
      expect(await visitor.page.locator('.passage').allTextContents()).toEqual(['and he forgave his father'])
      // The text itself shows nothing of what is suggested.
      expect(await noteText(visitor.page).innerText()).not.toContain('stop waiting')
    }
    expect(await card(supervisor.page, 'Keep to').getByRole('button', { name: 'Accept' }).count()).toBe(0)
    await page.locator('.passage').scrollIntoViewIfNeeded()
    const [passage, level] = await Promise.all([
      page.locator('.passage').boundingBox(),
      card(page, 'Keep to').boundingBox(),
    ])
    expect(Math.abs((passage?.y ?? 0) - (level?.y ?? 999))).toBeLessThan(12)
  })

  it('a comment stays with its words while a colleague writes before them, and after a reload', async () => {
    await goTo(cotherapist.page, imagery)
    // The line goes on in a second one on the screen.
    await cotherapist.page.keyboard.press('ArrowUp')
    await cotherapist.page.keyboard.press('Home')
    await cotherapist.page.keyboard.type('Chosen in preparation. ')
    await reads(supervisor, 'Chosen in preparation. The shoreline')
    await until('it is saved', () => saved(cotherapist))
    await supervisor.page.reload()
    await card(supervisor.page, 'Keep to').waitFor()
    for (const { page } of [lead, supervisor])
      await until('the words are marked', async () =>
        (await page.locator('.passage').allTextContents()).includes('and he forgave his father'),
      )
  })

  it('an author accepts with one click as one step to undo, only one of two does, and the credit is shown', async () => {
    const accept = ({ page }: Visitor) => card(page, 'Keep to').getByRole('button', { name: 'Accept' })
    await Promise.all([lead, cotherapist].map((visitor) => accept(visitor).click()))
    for (const visitor of [lead, cotherapist, supervisor]) {
      await reads(visitor, 'at low tide, and he said he could stop waiting. Nothing further')
      const text = await offered(visitor.page)
      expect(text.split('stop waiting')).toHaveLength(2)
      expect(text).not.toContain('forgave')
    }
    const { page } = supervisor
    await page.getByRole('button', { name: 'Show one resolved' }).click()
    await card(page, 'Keep to')
      .getByText(/^Suggested by Ruth Amsel, accepted by (Maren Holt|Teo Lindqvist)/)
      .waitFor()
  })

  it('whoever reopens an accepted suggestion is asked before words that changed are replaced', async () => {
    const { page } = lead
    await page.getByRole('button', { name: 'Show one resolved' }).click()
    await card(page, 'Keep to').getByRole('button', { name: 'Reopen' }).click()
    await card(page, 'Keep to').getByRole('button', { name: 'Accept' }).click()
    const asked = page.getByRole('dialog', { name: 'The passage is not what it was' })
    await asked.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await asked.getByRole('button', { name: 'Keep what stands there' }).click()
    await card(page, 'Keep to').getByRole('button', { name: 'Leave as it is' }).click()
    await page.getByLabel('Why, if you like').fill('It stands there already.')
    await page.getByRole('button', { name: 'Leave as it is' }).click()
    await card(page, 'Keep to').getByText('left as it was by Maren Holt').waitFor()
  })

  it('a cell of a block is commented on by the keys, and a row that is only read by pointing at it', async () => {
    const { page } = lead
    const dose = sectionOf(page, 'Dose')
    await dose.getByRole('textbox', { name: /^Time/ }).first().focus()
    await page.keyboard.type('1402')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Control+Alt+KeyM')
    await page.getByText(/^On ‘Time.*’: 14:02$/).waitFor()
    await page.keyboard.type('By the clock on the wall?')
    await page.keyboard.press('Control+Enter')
    await page.locator('.cell[data-comment]').waitFor()
    await card(supervisor.page, 'By the clock on the wall?').waitFor()

    const row = sectionOf(supervisor.page, 'Dose').locator('.doseRow').first()
    await row.scrollIntoViewIfNeeded()
    await row.click({ position: { x: 200, y: 10 } })
    await commentTool(supervisor.page).click()
    await supervisor.page.getByLabel('Comment', { exact: true }).fill('Who gave it?')
    await supervisor.page.keyboard.press('Control+Enter')
    await card(page, 'Who gave it?').waitFor()
    await supervisor.page.locator('.commentedRow').waitFor()
  })

  it('threads are answered, resolved, folded away and opened again, live, and gone through by the keyboard', async () => {
    const clock = 'By the clock on the wall?'
    await card(supervisor.page, clock).getByRole('button', { name: 'Reply' }).click()
    await supervisor.page.getByLabel('Answer').fill('By hers.')
    await supervisor.page.keyboard.press('Control+Enter')
    await card(lead.page, clock).getByText('By hers.').waitFor()
    const stops = lead.page.locator('.threadGo')
    await stops.first().focus()
    await lead.page.keyboard.press('End')
    await until('the last has the focus', () => stops.last().evaluate((one) => one === document.activeElement))
    await lead.page.keyboard.press('ArrowUp')
    await until('the one above has it', () => stops.last().evaluate((one) => one !== document.activeElement))
    await card(lead.page, clock).getByRole('button', { name: 'Resolve' }).click()
    await until(
      'the supervisor hears of it',
      async () => (await supervisor.page.locator('.panelTabs button').first().textContent())?.endsWith('1') ?? false,
    )
    // Whoever had the resolved unfolded folds them away, and looks again.
    await supervisor.page.getByRole('button', { name: 'Fold away the resolved' }).click()
    await card(supervisor.page, clock).waitFor({ state: 'detached' })
    await supervisor.page.getByRole('button', { name: 'Show two resolved' }).click()
    await card(supervisor.page, clock).getByText('Resolved by Maren Holt').waitFor()
    await card(supervisor.page, clock).getByRole('button', { name: 'Reopen' }).click()
    await card(lead.page, clock).waitFor()
    // What one said oneself is changed and taken back.
    await card(lead.page, clock).locator('.threadGo').click()
    await card(lead.page, clock).getByRole('button', { name: 'Edit' }).first().click()
    await lead.page.getByLabel('Your comment').fill('By the clock of the monitor?')
    await lead.page.getByRole('button', { name: 'Save' }).click()
    await card(supervisor.page, 'By the clock of the monitor?').getByText('(edited)').waitFor()
  })

  it('the comments have no faults at any width, and on a narrow page they are a sheet', async () => {
    const { page } = cotherapist
    await card(page, 'Who gave it?').waitFor()
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    await page.getByRole('button', { name: /^Comments/ }).click()
    const sheet = page.getByRole('dialog', { name: 'Beside the note' })
    await sheet.getByText('Who gave it?').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await sheet.locator('.threadGo', { hasText: 'Ruth Amsel' }).last().click()
    await sheet.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('whoever leaves with a comment that is not sent is asked, and nobody’s page had anything to complain of', async () => {
    const { page } = cotherapist
    await commentTool(page).click()
    await page.getByLabel('Comment', { exact: true }).fill('Not sent yet')
    await page.getByRole('link', { name: /^Back to case/ }).click()
    await page.getByRole('dialog', { name: 'Leave with a comment that is not sent?' }).waitFor()
    await page.getByRole('button', { name: 'Stay here' }).click()
    expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('Not sent yet')
    for (const { complaints } of [lead, cotherapist, supervisor]) expect(complaints).toEqual([])
  })

  it('of several pages of one browser one listens, and all hear', async () => {
    const other = await supervisor.context.newPage()
    const asked: string[] = []
    other.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await other.goto(address)
    await card(other, 'Who gave it?').waitFor()
    await commentTool(lead.page).click()
    await lead.page.getByLabel('Comment', { exact: true }).fill('Heard in both pages.')
    await lead.page.keyboard.press('Control+Enter')
    for (const page of [other, supervisor.page]) await card(page, 'Heard in both pages.').waitFor()
    expect(asked).not.toContain('/api/events')
    await other.close()
  })
})
