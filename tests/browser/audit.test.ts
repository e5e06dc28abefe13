import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

let browser: Browser
let demonstration: Demonstration
let admin: Visitor

beforeAll(async () => {
  ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  const lead = await signedIn(browser, demonstration.url, 'lead')
  await lead.page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
  await lead.page.getByRole('heading', { name: 'Notes' }).waitFor()
  expect(await lead.page.getByRole('navigation', { name: 'Places' }).getByRole('link').allTextContents()).toEqual([
    'Today',
    'Cases',
    'Templates',
    'People',
  ])
  await lead.page.goto('/audit')
  await lead.page.getByText('Only an admin of the practice reads its audit.').waitFor()
  await lead.context.close()
  admin = await signedIn(browser, demonstration.url, 'admin')
})

afterAll(async () => {
  expect(admin?.complaints).toEqual([])
  await browser?.close()
  await demonstration?.close()
})

it('an admin finds in plain words who did what, by person, case, kind and day, with the keyboard alone, on every screen', async () => {
  const { page } = admin
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Audit' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^All \d+ entries follow from one another; the newest has number \d+/).waitFor()
  const rows = page.getByRole('main').getByRole('listitem')
  await rows
    .filter({ hasText: /^\d\d:\d\d:\d\d\s*\S+ \S+ signed in/ })
    .first()
    .waitFor()
  expect(await faults(page)).toEqual([])

  await page.getByLabel('Kind of event').selectOption({ label: 'Reading and exporting' })
  await rows.filter({ hasText: 'read the threads of the case' }).first().waitFor()
  expect(await rows.filter({ hasText: 'signed in' }).count()).toBe(0)
  await page.getByLabel('Person').focus()
  await page.keyboard.type('Piotr')
  await page.getByText('Nothing in the audit fits.').waitFor()
  expect(page.url()).toContain('kind=reading')
  await page.reload()
  await page.getByText('Nothing in the audit fits.').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Show everything' }).click()
  await rows.filter({ hasText: 'signed in' }).first().waitFor()
  expect(new URL(page.url()).search).toBe('')

  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('To', { exact: true }).fill('2020-01-02')
  await page.getByText('Nothing in the audit fits.').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
})

it('an admin goes back to earlier entries, and takes them away as a table', async () => {
  const { page } = admin
  await page.evaluate(async () => {
    for (let turn = 0; turn < 120; turn++) await fetch('/api/audit?limit=1')
  })
  await page.getByRole('button', { name: 'Look again' }).click()
  const rows = page.getByRole('main').getByRole('listitem')
  await rows.nth(99).waitFor()
  expect(await rows.filter({ hasText: 'Maren Holt signed in' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Show earlier' }).click()
  await rows.filter({ hasText: 'Maren Holt signed in' }).first().waitFor()
  await page.getByRole('button', { name: 'Show earlier' }).waitFor({ state: 'detached' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/)
  const table = await readFile(await download.path(), 'utf8')
  expect(table).toMatch(/^\uFEFFnumber,at,member,/)
  expect(table).toContain('"Maren Holt"')
  await page.getByRole('button', { name: 'Look again' }).click()
  await rows.filter({ hasText: 'exported the audit' }).first().waitFor()
})
