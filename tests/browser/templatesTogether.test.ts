import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { goTo, noteText, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { axeFaults, faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/* Two people write a template and a third uses it. With REVIEW_PICTURES set to a folder, pictures are kept there. */

const pictures = process.env.REVIEW_PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

describe('a template that a team improves', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let prescriber: Visitor
  const name = 'After the session, our way'

  const picture = async (page: Page, called: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${called}.png`) })
  }
  const dialog = (page: Page) => page.getByRole('dialog')
  const saved = (page: Page) => savedMark(page).getByText('Saved', { exact: true }).waitFor()
  const title = (page: Page, section: number) => page.locator('[data-row=sectiontitle]').nth(section)
  const guidance = (page: Page, section: number) => page.locator('[data-row=guidance]').nth(section)
  const publish = async (page: Page, version: number, sentence: string) => {
    await page.getByRole('button', { name: 'Publish…' }).click()
    await dialog(page)
      .getByLabel(/in a sentence/)
      .fill(sentence)
    await picture(page, `publish-${version}`)
    await dialog(page)
      .getByRole('button', { name: `Publish version ${version}` })
      .click()
    await dialog(page).waitFor({ state: 'detached' })
  }
  /** From the case to a new note in two clicks. */
  const begin = async (page: Page) => {
    await page.goto('/cases')
    await page.locator('.caseRow, .caseList a').first().click()
    await page.getByRole('button', { name: 'New note' }).first().click()
    await page.getByRole('menuitem', { name: new RegExp(name) }).click()
    await noteText(page).waitFor()
    return new URL(page.url()).pathname
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    ;[lead, cotherapist, prescriber] = await Promise.all([
      signedIn(browser, demonstration.url, 'lead'),
      signedIn(browser, demonstration.url, 'cotherapist'),
      signedIn(browser, demonstration.url, 'prescriber'),
    ])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('is written by two, published, used by a third, published again; the draft moves on and the signed note stays', async () => {
    await lead.page.goto('/templates')
    await lead.page.getByRole('button', { name: 'New template' }).click()
    await dialog(lead.page).getByLabel('Name').fill(name)
    await dialog(lead.page).getByLabel('Phase').selectOption({ label: 'Integration' })
    await dialog(lead.page)
      .getByRole('button', { name: /^(Begin|Make)/ })
      .click()
    await lead.page.getByRole('heading', { name, level: 1 }).waitFor()
    await lead.page.getByRole('button', { name: 'Share…' }).first().click()
    await dialog(lead.page).getByLabel('The whole practice').check()
    await dialog(lead.page).getByLabel('Everybody in the practice').check()
    await dialog(lead.page).getByRole('button', { name: 'Share it so' }).click()
    await dialog(lead.page).waitFor({ state: 'detached' })

    await cotherapist.page.goto(new URL(lead.page.url()).pathname)
    await title(cotherapist.page, 0).waitFor()
    await title(lead.page, 0).click()
    await lead.page.keyboard.type('How it went on')
    await guidance(cotherapist.page, 0).click()
    await cotherapist.page.keyboard.type('In the client’s words first.')
    await cotherapist.page.keyboard.press('Enter')
    await cotherapist.page.keyboard.type('With {client code}, after session {session number}. {clint name}')
    await Promise.all([saved(lead.page), saved(cotherapist.page)])
    await until('both see both', async () => {
      const texts = await Promise.all([lead, cotherapist].map(({ page }) => page.locator('.noteEditor').innerText()))
      return texts.every((text) => text.includes('How it went on') && text.includes('In the client’s words first.'))
    })
    await picture(lead.page, 'together')
    expect(await faults(lead.page)).toEqual([])
    await lead.page.getByRole('button', { name: 'Publish…' }).click()
    // What is no variable is pointed out, and can be published all the same.
    await dialog(lead.page).getByText('{clint name}').waitFor()
    await lead.page.keyboard.press('Escape')
    await publish(lead.page, 1, 'The first that we all use.')

    const signedAt = await begin(prescriber.page)
    const code = await prescriber.page.locator('.noteBar').innerText()
    const section = sectionOf(prescriber.page, 'How it went on')
    await until('its variables are filled', async () =>
      /With [A-Z]+-\d+, after session \d+\./.test(await section.innerText()),
    )
    expect(await section.innerText()).toContain('{clint name}')
    expect(code).toMatch(/[A-Z]+-\d+/)
    await prescriber.page.getByRole('button', { name: 'Sign', exact: true }).click()
    await dialog(prescriber.page).getByLabel('I have read this and agree').check()
    await dialog(prescriber.page).getByLabel('Your password', { exact: true }).fill(demoPassword)
    await dialog(prescriber.page).getByRole('button', { name: 'Sign', exact: true }).click()
    await dialog(prescriber.page).waitFor({ state: 'hidden' })

    const draftAt = await begin(prescriber.page)
    await goTo(prescriber.page, 'How it went on')
    await prescriber.page.keyboard.type(' She slept through.')
    await saved(prescriber.page)

    await lead.page.getByRole('button', { name: 'Add a section', exact: true }).last().click()
    await lead.page.keyboard.type('What helps')
    await lead.page.keyboard.press('Enter')
    await lead.page.keyboard.type('Name one thing.')
    await saved(lead.page)
    await publish(lead.page, 2, 'Asks what helps.')

    await prescriber.page.goto(draftAt)
    await noteText(prescriber.page).waitFor()
    await prescriber.page.getByRole('button', { name: 'Details', exact: true }).click()
    await prescriber.page.getByRole('button', { name: 'See what would change' }).click()
    await dialog(prescriber.page).getByText('What helps').waitFor()
    await picture(prescriber.page, 'move')
    expect(await axeFaults(prescriber.page)).toEqual([])
    await dialog(prescriber.page).getByRole('button', { name: 'Move this note to version 2' }).click()
    await dialog(prescriber.page).waitFor({ state: 'detached' })
    await sectionOf(prescriber.page, 'What helps').waitFor()
    expect(await sectionOf(prescriber.page, 'How it went on').innerText()).toContain('She slept through.')
    await picture(prescriber.page, 'moved')

    await prescriber.page.goto(signedAt)
    await noteText(prescriber.page).waitFor()
    expect(await sectionOf(prescriber.page, 'What helps').count()).toBe(0)
    await prescriber.page.getByRole('button', { name: 'Details', exact: true }).click()
    await prescriber.page
      .getByText(/version 1/)
      .first()
      .waitFor()
    expect(await prescriber.page.getByRole('button', { name: 'See what would change' }).count()).toBe(0)
    expect([...lead.complaints, ...cotherapist.complaints, ...prescriber.complaints]).toEqual([])
  })
})
