import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { setLocked } from '../../server/storage/repos/documents.ts'
import { Note } from '../../shared/api/notes.ts'
import { Me } from '../../shared/api/people.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

describe('words that could not be merged', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let address: string

  const saved = async ({ page }: Visitor) => (await savedMark(page).textContent()) === 'Saved'
  const reads = async ({ page }: Visitor, words: string) => (await noteText(page).innerText()).includes(words)
  const markdown = async () => (await lead.page.request.get(`/api${address}/export?format=markdown`)).text()

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    address = await makeNote(lead.page)
    await openNoteAt(cotherapist.page, address)
    await goTo(lead.page, 'Affect')
    await lead.page.keyboard.type('Quiet at first')
    await until('the co-therapist reads it', () => reads(cotherapist, 'Quiet at first'))
  })

  afterEach(async () => {
    expect([...lead.complaints, ...cotherapist.complaints]).toEqual([])
    await Promise.all([lead.context.close(), cotherapist.context.close()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a co-therapist who types in a line that the lead turns into a heading is offered the words back (abuse case 28)', async () => {
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.context.setOffline(true)
    await cotherapist.page.keyboard.type(', then tears')
    await lead.page.getByRole('button', { name: 'Heading' }).click()
    await sectionOf(lead.page, 'Affect').getByRole('heading', { name: 'Quiet at first' }).waitFor()
    await until('the heading is saved', () => saved(lead))
    await cotherapist.context.setOffline(false)

    const { page } = cotherapist
    await page.getByText('Some words of yours were not merged.').waitFor()
    await page.getByRole('button', { name: 'Held words 1' }).waitFor()
    expect(await page.locator('.heldText').textContent()).toContain(', then tears')
    expect(await lead.page.getByText('Held words').count()).toBe(0)

    await page.getByRole('button', { name: 'Put back' }).click()
    await until('the lead reads the words', () => reads(lead, 'Quiet at first, then tears'))
    await until('nothing is held any more', async () => (await page.getByText('Held words').count()) === 0)
    expect(await markdown()).toContain('Quiet at first, then tears')
  })

  it('a co-therapist who comes back after the note was locked reads it as it is, with the late words held', async () => {
    const note = Note.parse(await (await lead.page.request.get(`/api${address}`)).json())
    const me = Me.parse(await (await lead.page.request.get('/api/me')).json())
    await until('everything is saved', () => saved(lead))
    const before = await markdown()
    await goTo(cotherapist.page, 'Affect')
    await cotherapist.context.setOffline(true)
    await cotherapist.page.keyboard.type(', then tears')
    await until('it counts as unsaved', async () =>
      /1 change/.test((await savedMark(cotherapist.page).textContent()) ?? ''),
    )

    const database = await openDatabase(`file:${demonstration.dataDir}/throughline.db`)
    await database.write((tx) => setLocked(tx, me.practice.id, note.documentId, true))
    await database.close()
    await cotherapist.context.setOffline(false)

    const { page } = cotherapist
    await page.getByText('You are reading. The note is locked.').waitFor()
    await page.getByRole('button', { name: 'Held words 1' }).waitFor()
    expect(await page.locator('.heldText').textContent()).toContain(', then tears')
    expect(await page.getByRole('button', { name: 'Put back' }).count()).toBe(0)
    await noteText(page).waitFor()
    expect(await noteText(page).innerText()).not.toContain('then tears')
    expect(await markdown()).toBe(before)
    await page.getByRole('button', { name: 'Set aside' }).click()
    await until('it is set aside', async () => (await page.getByText('Held words').count()) === 0)
  })
})
