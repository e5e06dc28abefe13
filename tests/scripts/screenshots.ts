import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { startDemonstration } from '../support/demonstration.ts'
import { goTo, openNoteAt, sectionOf } from '../support/noteOnScreen.ts'
import { signedIn, type VisitorWishes } from '../support/visitor.ts'

/*
 * `npm run screenshots`: the README's pictures, taken of the demonstration in a real browser, with four people in one note.
 * What stands in them is invented, and is the demonstration's text but for what they write meanwhile. Days follow the calendar.
 */

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))
const clientCode = /L-0117/
/** Device pixels for a pixel of the page: sharp on dense screens, and light enough for a page with seven of them. */
const scale = 1.25

/** The session note of Ada's second dose, and who is in it beside whoever looks. */
interface Scene {
  browser: Browser
  url: string
  session: string
  cotherapist: Page
  prescriber: Page
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const [lead, cotherapist, prescriber, supervisor] = await Promise.all(
    ['lead', 'cotherapist', 'prescriber', 'supervisor'].map((who) => signedIn(browser, url, who, { scale })),
  )
  if (!lead || !cotherapist || !prescriber || !supervisor) throw new Error('Somebody did not come in.')
  await lead.page.goto('/today')
  await lead.page.getByRole('heading', { name: 'My cases' }).waitFor()
  await take(lead.page, 'today')

  await openCase(lead.page)
  await take(lead.page, 'case')
  const [session, preparation] = await Promise.all(
    [/^Session.*Dose 2/, /^Preparation/].map((row) => noteIn(lead.page, row)),
  )
  if (!session || !preparation) throw new Error('The demonstration lacks a note.')

  await Promise.all([cotherapist, prescriber, supervisor].map(({ page }) => openNoteAt(page, session)))
  const scene = { browser, url, session, cotherapist: cotherapist.page, prescriber: prescriber.page }
  await takeDose(lead.page, scene)
  await takeWriting(lead.page, scene)
  await lead.page.goto('/today')
  await takeSmall(scene, { name: 'tablet', width: 820, height: 1100, top: 'Timeline', typed: ' Dr Calder' })
  await takeSmall(scene, { name: 'phone', width: 390, height: 844, top: 'Imagery offered', typed: '.' })

  await openNoteAt(lead.page, preparation)
  await show(lead.page, 'Preparation goals')
  await take(lead.page, 'goals')
}

/** The prescriber is at a reading, the co-therapist has named a witness; the lead looks on. */
async function takeDose(page: Page, { session, prescriber, cotherapist }: Scene): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1080 })
  await openNoteAt(page, session)
  await show(page, 'Dose')
  const witness = cellIn(cotherapist, 'Dose', 'Witness')
  await witness.fill('Teo Lindqvist')
  await witness.press('Tab')
  await cotherapist.keyboard.press('Shift+Tab')
  await cellIn(prescriber, 'Vitals', 'Pulse').click()
  await sectionOf(page, 'Vitals').getByTitle('Dr Ines Calder is here').waitFor()
  await sectionOf(page, 'Dose').getByTitle('Teo Lindqvist is here').waitFor()
  await take(page, 'dose')
}

/** The prescriber adds a moment to the timeline while the co-therapist goes on with the lead's sentence. */
async function takeWriting(page: Page, { prescriber, cotherapist }: Scene): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1080 })
  await goTo(page, 'Imagery that emerged')
  await show(page, 'Timeline')
  const timeline = sectionOf(prescriber, 'Timeline')
  await timeline.getByRole('button', { name: 'An earlier one' }).click()
  await prescriber.keyboard.type('1358')
  await prescriber.keyboard.press('Tab')
  const moment = timeline.getByRole('group', { name: /^13:58/ })
  await moment.getByRole('combobox', { name: 'Kind' }).selectOption('seen')
  await moment.locator('[data-line]').click()
  await Promise.all([
    prescriber.keyboard.type('Eyeshade on, breath even', { delay: 40 }),
    writeIn(cotherapist, 'Imagery offered', ' I saw it too, and so did'),
  ])
  await Promise.all([named(page, 'Calder'), named(page, 'Teo')])
  await take(page, 'writing')
}

/** The same note on a smaller screen, by somebody who has just opened it. */
async function takeSmall(
  { browser, url, session, cotherapist }: Scene,
  { name, top, typed, ...wishes }: VisitorWishes & { name: string; top: string; typed: string },
): Promise<void> {
  const { page, context } = await signedIn(browser, url, 'lead', { ...wishes, scale, scheme: 'dark' })
  await openNoteAt(page, session)
  await show(page, top)
  await writeIn(cotherapist, 'Imagery offered', typed)
  await named(page, 'Teo')
  await take(page, name)
  await context.close()
}

async function openCase(page: Page): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('list', { name: 'Open cases' }).getByRole('link', { name: clientCode }).first().click()
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
}

const noteIn = (page: Page, row: RegExp): Promise<string | null> =>
  page.locator('a[href^="/notes/"]').filter({ hasText: row }).last().getAttribute('href')

/** The last cell of that name in a section. */
const cellIn = (page: Page, section: string, name: string): Locator =>
  sectionOf(page, section).getByRole('textbox', { name, exact: true }).last()

/** Scrolls a section's head to just below the bar. */
async function show(page: Page, section: string): Promise<void> {
  const head = sectionOf(page, section)
  await head.waitFor()
  await head.evaluate((element) => {
    window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 128)
  })
}

/** Goes on writing at a section's end. */
async function writeIn(page: Page, section: string, words: string): Promise<void> {
  await goTo(page, section)
  await page.keyboard.type(words, { delay: 40 })
}

/** The name at a colleague's caret, which stands for a moment after each move. */
const named = (page: Page, name: string): Promise<void> =>
  page.locator('.caret[data-state=moved] .caretName').filter({ hasText: name }).waitFor()

/** Writes the picture of what the page shows, when its fonts are there. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  const picture = await page.screenshot({ animations: 'disabled' })
  await writeFile(join(folder, `${name}.png`), picture)
  process.stdout.write(`${name}.png  ${Math.round(picture.length / 1000)} kB\n`)
}

await mkdir(folder, { recursive: true })
const [browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
try {
  await takeAll(browser, demonstration.url)
} finally {
  await browser.close()
  await demonstration.close()
}
