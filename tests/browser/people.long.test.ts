import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { newVisitor, signedIn, signIn, type Visitor } from '../support/visitor.ts'

describe('the people of a practice', () => {
  let browser: Browser
  let demonstration: Demonstration
  let admin: Visitor

  const memberNamed = (page: Page, name: string) =>
    page.getByRole('list', { name: 'Members' }).getByRole('link', { name })
  const openMember = async (page: Page, name: string) => {
    await page.goto('/people')
    await memberNamed(page, name).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }
  const linkIn = (page: Page) => page.getByLabel('Link', { exact: true }).inputValue()

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    admin = await signedIn(browser, demonstration.url, 'admin')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('an admin invites somebody, who joins in their own browser and stands in the list', async () => {
    const { page, complaints } = admin
    await page.goto('/people')
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByText('Please enter an email address.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Email').fill('noa@demo.example')
    await page.getByLabel('Name', { exact: true }).fill('Noa')
    await page.getByLabel('supervisor').check()
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByText('This link works once').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const link = await linkIn(page)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('navigation', { name: 'People' }).getByRole('link', { name: 'Invitations' }).click()
    await page.getByRole('list', { name: 'Invitations' }).getByText('Noa', { exact: false }).first().waitFor()
    expect(await faults(page)).toEqual([])

    const newcomer = await newVisitor(browser, demonstration.url)
    await newcomer.page.goto(link)
    await newcomer.page.getByText('Piotr Vale invites you to write notes together.').waitFor()
    await newcomer.page.getByRole('button', { name: 'Join the practice' }).click()
    await newcomer.page.getByText('Please use at least 12 characters.').waitFor()
    await newcomer.page.getByRole('button', { name: 'Add your licence now' }).click()
    expect(await faults(newcomer.page)).toEqual([])
    await newcomer.page.getByLabel('Your name').fill('Noa Brandt')
    await newcomer.page.getByLabel('Password', { exact: true }).fill('a good long password')
    await newcomer.page.getByLabel('Licence or title').fill('LCSW')
    await newcomer.page.keyboard.press('Enter')
    await newcomer.page.getByRole('link', { name: 'People' }).waitFor()
    await openMember(newcomer.page, 'Noa Brandt')
    await newcomer.page.getByRole('list', { name: 'Credentials' }).getByText('LCSW').waitFor()
    await openMember(page, 'Noa Brandt')
    await page.getByText('clinician, supervisor').waitFor()

    await newcomer.page.goto(link)
    await newcomer.page.getByText('It has been used.').waitFor()
    expect(await faults(newcomer.page)).toEqual([])
    expect([...complaints, ...newcomer.complaints]).toEqual([])
    await newcomer.context.close()
  })

  it('an admin makes a team and a supervision, and those concerned see them', async () => {
    const { page, complaints } = admin
    await page.goto('/people/teams')
    await page.getByRole('button', { name: 'Make a team' }).click()
    await page.getByLabel('Name of the team').fill('Reading group')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Members of Reading group' }).click()
    await page.getByRole('dialog').getByLabel('Maren Holt').check()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    const team = page.getByRole('list', { name: 'Teams' }).getByRole('listitem').filter({ hasText: 'Reading group' })
    await team.getByText('Maren Holt', { exact: true }).waitFor()
    expect(await faults(page)).toEqual([])

    await page.goto('/people/supervision')
    await page.getByRole('button', { name: 'Begin a supervision' }).click()
    await page.getByLabel('Supervisor', { exact: true }).selectOption({ label: 'Ruth Amsel' })
    await page.getByLabel('Supervised').selectOption({ label: 'Ruth Amsel' })
    await page.getByRole('button', { name: 'Begin the supervision' }).click()
    await page.getByText('Nobody supervises themselves.').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Supervised').selectOption({ label: 'Dr Ines Calder' })
    await page.getByLabel('Session').check()
    await page.getByRole('button', { name: 'Begin the supervision' }).click()
    const row = page.getByRole('list', { name: 'Supervision' }).getByRole('listitem').filter({ hasText: 'Ines Calder' })
    await row.getByText('session', { exact: true }).waitFor()
    expect(await faults(page)).toEqual([])

    const prescriber = await signedIn(browser, demonstration.url, 'prescriber')
    await prescriber.page.goto('/people/supervision')
    const seen = prescriber.page.getByRole('list', { name: 'Supervision' }).getByRole('listitem')
    await seen.first().waitFor()
    for (const text of await seen.allInnerTexts()) expect(text).toContain('Dr Ines Calder')
    await prescriber.page.goto('/people/teams')
    await prescriber.page.getByText('Reading group').waitFor()
    for (const hidden of ['Make a team', 'Invite somebody'])
      expect(await prescriber.page.getByRole('button', { name: hidden }).count()).toBe(0)
    expect(await prescriber.page.getByRole('link', { name: 'Invitations' }).count()).toBe(0)
    expect([...complaints, ...prescriber.complaints]).toEqual([])
    await prescriber.context.close()
  })

  it('a colleague sees a member’s page and changes nothing on it; a member keeps their own credentials', async () => {
    const lead = await signedIn(browser, demonstration.url, 'lead')
    const { page, complaints } = lead
    await openMember(page, 'Teo Lindqvist')
    for (const act of ['Name and colour', 'Roles', 'New password', 'Let them leave', 'Add a credential'])
      expect(await page.getByRole('button', { name: act }).count()).toBe(0)
    await openMember(page, 'Maren Holt')
    await page.getByRole('button', { name: 'Add a credential' }).click()
    await page.getByLabel('Licence or title').fill('LCSW')
    await page.getByLabel('Expires on').fill('2025-03-31')
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Add the credential' }).click()
    await page.getByText('expired on 31 Mar 2025').waitFor()
    expect(await faults(page)).toEqual([])
    expect(complaints).toEqual([])
    await lead.context.close()
  })

  it('a member whose password is lost sets a new one by the link that an admin made', async () => {
    const { page } = admin
    await openMember(page, 'Teo Lindqvist')
    await page.getByRole('button', { name: 'New password' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    await page.getByText('This link works once').waitFor()
    const visitor = await newVisitor(browser, demonstration.url)
    await visitor.page.goto(await linkIn(page))
    await visitor.page.getByText('For cotherapist@demo.example.').waitFor()
    expect(await faults(visitor.page)).toEqual([])
    await visitor.page.getByLabel('New password', { exact: true }).fill('another long password')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.getByRole('heading', { name: 'Your new password holds' }).waitFor()
    expect(await axeFaults(visitor.page)).toEqual([])
    await signIn(visitor, 'cotherapist', 'another long password')
    expect([...admin.complaints, ...visitor.complaints]).toEqual([])
    await visitor.context.close()
  })

  it('an admin lets the lead leave, by keys alone, and has to name a new lead for each of their cases', async () => {
    const { page, complaints } = admin
    await openMember(page, 'Maren Holt')
    await page.getByRole('button', { name: 'Let them leave' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Let Maren Holt leave?' })
    const choices = dialog.getByLabel(/^New lead of/)
    await choices.first().waitFor()
    const codes = await choices.count()
    await dialog.getByRole('button', { name: 'Let them leave' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByText('Please choose a new lead.').first().waitFor()
    expect(await faults(page)).toEqual([])
    for (let index = 0; index < codes; index++) {
      await choices.nth(index).focus()
      await page.keyboard.type('Teo')
      expect(
        await choices
          .nth(index)
          .evaluate((select) => select instanceof HTMLSelectElement && select.selectedOptions[0]?.label),
      ).toBe('Teo Lindqvist')
    }
    await dialog.getByRole('button', { name: 'Let them leave' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^left on/).waitFor()
    await page.goto('/people')
    await page.getByRole('list', { name: 'Left the practice' }).getByText('Maren Holt').waitFor()
    expect(await memberNamed(page, 'Maren Holt').count()).toBe(0)
    expect(await faults(page)).toEqual([])
    const gone = await newVisitor(browser, demonstration.url)
    await gone.page.goto('/sign-in')
    await gone.page.getByLabel('Email').fill('lead@demo.example')
    await gone.page.getByLabel('Password', { exact: true }).fill('the password of the demonstration')
    await gone.page.keyboard.press('Enter')
    await gone.page.getByText('The email address and password do not fit together.').waitFor()
    expect([...complaints, ...gone.complaints]).toEqual([])
    await gone.context.close()
  })
})
