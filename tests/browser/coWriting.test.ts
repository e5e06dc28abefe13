import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Note } from '../../shared/api/notes.ts'
import { encodeUpdate } from '../../shared/sync/frames.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import {
  answerAt,
  goTo,
  makeNote,
  noteText,
  openNoteAt,
  savedMark,
  scaleItem,
  sectionOf,
  wordsIn,
} from '../support/noteOnScreen.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/*
 * Two clinicians write one session note at the same moment, a supervisor reads along, connections are cut and the server
 * is killed. One story in several acts, on the built product in a real browser.
 */

const imagery = 'Imagery offered'
const interest = /^Little interest/
const sleep = /^Trouble falling/
const appetite = /^Poor appetite/
const concentration = /^Trouble concentrating/

describe('a session note in three browsers', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let supervisor: Visitor
  let address: string

  const everybody = () => [lead, cotherapist, supervisor]
  const saved = async ({ page }: Visitor) => (await savedMark(page).textContent()) === 'Saved'
  const allShow = (words: string) =>
    until(`everybody reads ‘${words}’`, async () => {
      const texts = await Promise.all(everybody().map(({ page }) => noteText(page).innerText()))
      return texts.every((text) => text.includes(words))
    })
  const markdown = async () => (await lead.page.request.get(`/api${address}/export?format=markdown`)).text()

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    supervisor = await signedIn(browser, demonstration.url, 'supervisor', { scheme: 'dark' })
    address = await makeNote(lead.page)
    await Promise.all([cotherapist, supervisor].map(({ page }) => openNoteAt(page, address)))
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('lead and co-therapist type into the same section at once, and all three read every word of both', async () => {
    await Promise.all([goTo(lead.page, imagery), goTo(cotherapist.page, imagery)])
    await Promise.all([
      lead.page.keyboard.type('The shoreline at low tide, chosen in preparation.', { delay: 15 }),
      cotherapist.page.keyboard.type('Nothing further was suggested.', { delay: 25 }),
    ])
    await allShow('The shoreline at low tide, chosen in preparation.')
    await allShow('Nothing further was suggested.')
    await until('both hear that it is saved', async () => (await saved(lead)) && (await saved(cotherapist)))
    const [one, ...others] = await Promise.all(everybody().map(({ page }) => wordsIn(sectionOf(page, imagery))))
    for (const other of others) expect(other).toEqual(one)
  })

  it('each sees the other’s caret under the right name, and the reader sees both', async () => {
    const names = ({ page }: Visitor) => page.locator('.caretName').allTextContents()
    await until('the carets are there', async () => (await names(supervisor)).length === 2)
    expect(await names(lead)).toEqual(['Teo'])
    expect(await names(cotherapist)).toEqual(['Maren'])
    expect((await names(supervisor)).sort()).toEqual(['Maren', 'Teo'])
  })

  it('lead and co-therapist fill different cells of one block at once, and each sees where the other is', async () => {
    const first = (visitor: Visitor, question: RegExp) => scaleItem(visitor.page, question).getByRole('radio').first()
    await first(lead, interest).focus()
    await first(cotherapist, appetite).focus()
    await until(
      'the lead sees a ring around the co-therapist’s cell',
      async () => (await lead.page.locator('.cell[title="Teo Lindqvist is here"]').count()) === 1,
    )
    await Promise.all([
      lead.page.keyboard.type('213', { delay: 40 }),
      cotherapist.page.keyboard.type('312', { delay: 40 }),
    ])
    for (const { page } of everybody()) {
      await until(
        'both answers stand',
        async () => (await answerAt(page, sleep)) === '3' && (await answerAt(page, concentration)) === '2',
      )
      expect(await answerAt(page, interest)).toBe('2')
      expect(await answerAt(page, appetite)).toBe('3')
    }
  })

  it('both write offline, come back, hear what was sent, and all three converge', async () => {
    await until('everything is saved', async () => (await saved(lead)) && (await saved(cotherapist)))
    await Promise.all([goTo(lead.page, 'Affect'), goTo(cotherapist.page, 'Affect')])
    await Promise.all([lead.context.setOffline(true), cotherapist.context.setOffline(true)])
    await until('the lead is told', async () => (await savedMark(lead.page).textContent()) === 'Offline')
    await Promise.all([
      lead.page.keyboard.type('Quiet at first.', { delay: 10 }),
      cotherapist.page.keyboard.type('Then tears.', { delay: 10 }),
    ])
    expect(await savedMark(lead.page).textContent()).toBe('Offline: 1 change kept here')
    expect(await noteText(supervisor.page).innerText()).not.toContain('Quiet at first.')

    await Promise.all([lead.context.setOffline(false), cotherapist.context.setOffline(false)])
    await lead.page.getByText('1 change made offline was sent.').waitFor()
    await allShow('Quiet at first.')
    await allShow('Then tears.')
    const [one, ...others] = await Promise.all(everybody().map(({ page }) => wordsIn(sectionOf(page, 'Affect'))))
    for (const other of others) expect(other).toEqual(one)
  })

  it('the supervisor reads with the reason and cannot type', async () => {
    const before = await markdown()
    await supervisor.page.getByText('Your place on this care team lets you read this note, not change it.').waitFor()
    await sectionOf(supervisor.page, imagery).getByText('The shoreline').click()
    await supervisor.page.keyboard.type('not from a reader')
    expect(await noteText(supervisor.page).innerText()).not.toContain('not from a reader')
    expect(await markdown()).toBe(before)
  })

  it('an update forged over the supervisor’s own session changes nothing (abuse cases 1 and 2)', async () => {
    const before = await markdown()
    const note = Note.parse(await (await supervisor.page.request.get(`/api${address}`)).json())
    const forged = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('forged by a reader')])
    // A whole section: it fits the schema, so that the right alone decides.
    const section = new Y.XmlElement('section')
    section.insert(0, [paragraph])
    forged.getXmlFragment('default').insert(0, [section])
    const frame = [...encodeUpdate(Y.encodeStateAsUpdate(forged))]
    // Delivered and answered: the server has dealt with it when it says what became of it.
    const answer = await supervisor.page.evaluate(
      async ({ path, bytes }) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}${path}`)
        socket.binaryType = 'arraybuffer'
        return new Promise<string>((resolve) => {
          socket.onopen = () => {
            socket.send(new Uint8Array([4, 1]))
            socket.send(new Uint8Array(bytes))
          }
          socket.onclose = ({ code }) => resolve(`closed ${code}`)
          socket.onmessage = ({ data }) => {
            const message = new Uint8Array(data)
            if (message[0] === 5) resolve(new TextDecoder().decode(message.slice(2)))
          }
        })
      },
      { path: `/sync/${note.documentId}?schema=${note.schemaVersion}`, bytes: frame },
    )
    expect(answer).toContain('read_only')
    expect(await markdown()).toBe(before)
    for (const { page } of everybody()) expect(await noteText(page).innerText()).not.toContain('forged by a reader')
  })

  it('after kill -9 and a restart nothing is missing that was on anybody’s screen (abuse case 7)', async () => {
    await goTo(lead.page, 'Turning points')
    await Promise.all([
      lead.page.keyboard.type('At 14:38 she opened her right hand.', { delay: 10 }),
      goTo(cotherapist.page, 'What we did').then(() =>
        cotherapist.page.keyboard.type('Silence, mostly.', { delay: 10 }),
      ),
    ])
    await allShow('opened her right hand.')
    await allShow('Silence, mostly.')
    const seen = await Promise.all(everybody().map(({ page }) => noteText(page).innerText()))

    await demonstration.crashAndRestart()
    const fresh = await signedIn(browser, demonstration.url, 'prescriber')
    await openNoteAt(fresh.page, address)
    for (const title of [imagery, 'Affect', 'Turning points', 'What we did']) {
      const kept = await wordsIn(sectionOf(fresh.page, title))
      expect(kept).toEqual(await wordsIn(sectionOf(supervisor.page, title)))
    }
    expect(seen.every((text) => text.includes('Silence, mostly.'))).toBe(true)

    await until('the writers are back by themselves', async () => (await saved(lead)) && (await saved(cotherapist)))
    await goTo(lead.page, 'Touch')
    await lead.page.keyboard.type('None.')
    await allShow('None.')
    expect(fresh.complaints).toEqual([])
    await fresh.context.close()
  })

  it('nobody’s page had anything to complain of', () => {
    for (const { complaints } of everybody()) expect(complaints).toEqual([])
  })
})
