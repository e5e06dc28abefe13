import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { newVisitor, signedIn, type Visitor } from '../support/visitor.ts'

describe('signing in and out', () => {
  let browser: Browser
  let demonstration: Demonstration
  let visitor: Visitor

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterEach(async () => {
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a member with a wrong password reads so beside the field, which has the focus, and keeps what was typed', async () => {
    visitor = await newVisitor(browser, demonstration.url)
    const { page } = visitor
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill('lead@demo.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The email address and password do not fit together.').waitFor()
    const password = page.getByLabel('Password', { exact: true })
    expect(await password.getAttribute('aria-invalid')).toBe('true')
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password')
    expect(await page.getByLabel('Email').inputValue()).toBe('lead@demo.example')
  })

  it('a visitor who leaves the fields empty reads what is missing', async () => {
    visitor = await newVisitor(browser, demonstration.url)
    const { page } = visitor
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Please enter your email address.').waitFor()
    await page.getByText('Please enter your password.').waitFor()
  })

  it('a visitor who opens an address inside is asked to sign in and led back to it', async () => {
    visitor = await newVisitor(browser, demonstration.url)
    const { page } = visitor
    await page.goto('/people')
    await page.getByLabel('Email').fill('lead@demo.example')
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/people')
  })

  it('a member who signs out leaves nothing in the browser and nothing behind the back button (abuse case 21)', async () => {
    visitor = await signedIn(browser, demonstration.url, 'lead')
    const { page } = visitor
    await page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Ada')
    const left = await page.evaluate(async () => ({
      local: { ...localStorage },
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith('react-router')),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    }))
    expect(left).toEqual({ local: {}, session: [], databases: [], caches: [] })
  })

  it('somebody outside the practice finds a note’s address like one that does not exist (abuse case 3)', async () => {
    const lead = await signedIn(browser, demonstration.url, 'lead')
    await lead.page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
    const note = await lead.page.locator('a[href^="/notes/"]').first().getAttribute('href')
    await lead.context.close()
    visitor = await signedIn(browser, demonstration.url, 'outsider')
    const shownAt = async (address: string) => {
      await visitor.page.goto(address)
      await visitor.page.getByRole('heading', { name: 'Nothing here' }).waitFor()
      return visitor.page.locator('main').innerText()
    }
    expect(await shownAt(note ?? '')).toBe(await shownAt('/notes/00000000-0000-4000-8000-000000000000'))
  })
})
