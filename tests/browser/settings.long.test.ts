import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { faults } from '../support/screenFaults.ts'
import { newVisitor, signIn } from '../support/visitor.ts'

describe('settings', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a member sees where they are signed in, signs out everywhere else, and changes the password', async () => {
    const here = await newVisitor(browser, demonstration.url)
    const elsewhere = await newVisitor(browser, demonstration.url)
    for (const one of [here, elsewhere]) await signIn(one, 'prescriber')
    const { page, complaints, context } = here
    await page.getByRole('button', { name: /signing out/ }).click()
    await page.getByRole('menuitem', { name: 'Settings' }).click()
    await page.getByText('(this one)').waitFor()
    expect(await page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem').count()).toBe(2)
    expect(await page.getByText('Chromium on Linux').count()).toBe(2)
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
    expect((await elsewhere.page.request.get('/api/me')).status()).toBe(401)

    await page.getByLabel('Current password', { exact: true }).fill('not the password')
    await page.getByLabel('New password', { exact: true }).fill('a new and long password')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('That is not your current password.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Current password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your password is changed.').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    expect(complaints).toEqual([])
    await Promise.all([context.close(), elsewhere.context.close()])
  })
})
