import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

/*
 * The shelf of templates and what opens from it. Pictures are taken where REVIEW_PICTURES names a folder.
 */

const folder = process.env.REVIEW_PICTURES

describe('the shelf of templates', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor

  const picture = async (page: Page, name: string) => {
    if (folder === undefined) return
    for (const width of [1440, 820, 360])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` })
      }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  const openShelf = async (page: Page) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/templates')
    await page.getByRole('heading', { name: 'Built in' }).waitFor()
  }
  const inDialog = (page: Page) => page.getByRole('dialog')

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a member looks through the shelf, narrows it, and reads a template beside it', async () => {
    const { page } = lead
    await openShelf(page)
    const preview = page.getByRole('complementary')
    await preview.locator('.templateSection').first().waitFor()
    expect(await faults(page)).toEqual([])
    await picture(page, 'shelf')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByLabel('Find a template').fill('mindful')
    await page.getByRole('list', { name: 'Built in' }).getByRole('link').first().click()
    await preview
      .getByRole('heading', { name: /Mindfulness/i })
      .first()
      .waitFor()
    expect(await page.getByRole('list', { name: 'Built in' }).getByRole('listitem').count()).toBe(1)
    await page.getByLabel('Find a template').fill('nothing of the kind')
    await page.getByText('No template fits.').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })

  it('a member copies a template, writes in it, publishes it and shares it', async () => {
    const { page } = lead
    await openShelf(page)
    await page.getByRole('complementary').getByRole('button', { name: 'Copy' }).click()
    await inDialog(page).getByLabel('Name').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'new')
    expect(await inDialog(page).getByLabel('Name').inputValue()).toMatch(/, our version$/)
    await inDialog(page).getByLabel('Name').fill('Our evaluation')
    await inDialog(page).getByRole('button', { name: 'Make the copy' }).click()
    await page.getByRole('heading', { name: 'Our evaluation', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Add a section', exact: true }).last().waitFor()
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await faults(page)).toEqual([])
    await picture(page, 'page')

    await page.getByRole('button', { name: 'Publish…' }).click()
    await inDialog(page).getByRole('button', { name: 'Publish version 1' }).click()
    await page.getByText('Please say in a sentence what changed.').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await inDialog(page)
      .getByLabel(/in a sentence/)
      .fill('As the program has it.')
    await inDialog(page).getByRole('button', { name: 'Publish version 1' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    await page.getByText('As the program has it.').waitFor()

    await page.getByRole('button', { name: 'Share…' }).first().click()
    await inDialog(page).getByLabel('The whole practice').check()
    await inDialog(page).getByLabel('Everybody in the practice').check()
    expect(await axeFaults(page)).toEqual([])
    await inDialog(page).getByLabel('Only me', { exact: false }).check()
    await picture(page, 'share')
    await inDialog(page).getByLabel('The whole practice').check()
    await inDialog(page).getByRole('button', { name: 'Share it so' }).click()
    await inDialog(page).waitFor({ state: 'detached' })

    const colleague = await signedIn(browser, demonstration.url, 'cotherapist')
    await openShelf(colleague.page)
    await colleague.page
      .getByRole('list', { name: 'The practice' })
      .getByRole('link', { name: 'Our evaluation' })
      .waitFor()
    expect(colleague.complaints).toEqual([])
    await colleague.context.close()
  })

  it('an editor sees section by section what changed since, publishes it, and goes back', async () => {
    const { page } = lead
    await openShelf(page)
    await page.getByRole('link', { name: 'Our evaluation' }).click()
    await page.getByRole('complementary').getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Add a section', exact: true }).last().click()
    await page.keyboard.type('Music')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByText('Changed since version 1').first().waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'What changed' }).click()
    await page.locator('.sectionChanges').getByText('Music').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'changes')
    await page.getByRole('button', { name: /^Version 1/ }).click()
    await page.getByRole('button', { name: 'Go back to this version' }).click()
    expect(await axeFaults(page)).toEqual([])
    await inDialog(page).getByRole('button', { name: 'Go back to it' }).click()
    await page.getByRole('button', { name: 'Add a section', exact: true }).last().waitFor()
    await page.getByText('Kept, not published').waitFor()
    expect(lead.complaints).toEqual([])
  })

  it('a member brings in a file only after a look into it, and learns where one does not fit', async () => {
    const { page } = lead
    await openShelf(page)
    const file = await page.request.get('/api/templates/export?ids=evaluation,preparation-goals')
    const text = await file.text()
    const chosen = (content: string) => ({
      name: 'templates.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
    await page.getByRole('button', { name: 'Bring in a file' }).click()
    const field = inDialog(page).getByLabel('Choose a file')
    await field.setInputFiles(chosen('no file of templates'))
    await inDialog(page).getByText('This is no file of templates').waitFor()
    await field.setInputFiles(chosen(text.replace('"required": true', '"required": "always"')))
    await inDialog(page).getByText('Nothing was brought in.').waitFor()
    await inDialog(page)
      .getByText(/^Template 1, section \d+: required$/)
      .waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'fileWrong')
    await field.setInputFiles(chosen(text))
    await inDialog(page).getByText('Two templates are in the file.').waitFor()
    await inDialog(page).locator('summary', { hasText: 'Preparation goals' }).click()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'file')
    await inDialog(page).getByRole('button', { name: 'Bring in 2 templates' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    const mine = page.getByRole('list', { name: 'Mine' })
    await mine.getByRole('link', { name: 'Preparation goals' }).waitFor()
    await mine.getByRole('link', { name: 'Evaluation: Evaluation' }).waitFor()
  })

  it('a member begins a note of a case from the shelf', async () => {
    const { page } = lead
    await openShelf(page)
    await page.getByRole('complementary').getByRole('button', { name: 'Use in a case…' }).click()
    await inDialog(page).getByLabel('Case').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await inDialog(page).getByRole('button', { name: 'Begin the note' }).click()
    await page.waitForURL(/\/notes\//)
    await page.locator('.noteText').waitFor()
    expect(lead.complaints).toEqual([])
  })

  it('whoever writes a draft sees what a newer version of its template would change, and moves it there', async () => {
    const { page } = lead
    await openShelf(page)
    await page.getByRole('link', { name: 'Our evaluation' }).click()
    await page.getByRole('complementary', { name: 'Our evaluation' }).getByRole('button', { name: 'Use in' }).click()
    await inDialog(page).getByRole('button', { name: 'Begin the note' }).click()
    await page.waitForURL(/\/notes\//)
    const note = page.url()
    await openShelf(page)
    await page.getByRole('link', { name: 'Our evaluation' }).click()
    await page.getByRole('complementary').getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Add a section', exact: true }).last().click()
    await page.keyboard.type('Music that helps')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish…', disabled: false }).click({ timeout: 30_000 })
    await inDialog(page).getByText('Music that helps').first().waitFor()
    await picture(page, 'publish')
    await inDialog(page)
      .getByLabel(/in a sentence/)
      .fill('Asks for the music.')
    await inDialog(page).getByRole('button', { name: 'Publish version 2' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    await page.goto(note)
    await page.getByRole('button', { name: 'Details', exact: true }).click()
    await page.getByText('Version 2 is there: ‘Asks for the music.’').waitFor()
    await page.getByRole('button', { name: 'See what would change' }).click()
    await inDialog(page).getByText('Music that helps').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await inDialog(page).getByRole('button', { name: 'Move this note to version 2' }).click()
    await page.getByRole('heading', { name: 'Music that helps' }).waitFor()
    expect(lead.complaints).toEqual([])
  })
})
