import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { setLocked } from '../../server/storage/repos/documents.ts'
import { CareTeam } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { Me } from '../../shared/api/people.ts'
import { frameTypes } from '../../shared/sync/frames.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, demoPassword, startDemonstration } from '../support/demonstration.ts'
import { allKept, everythingStored, keptRecords, typeOffline } from '../support/keptOnDevice.ts'
import { goTo, makeNote, noteText, openNoteAt, savedMark } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

const canary = 'Quillwort canary seventeen'

describe('words kept on the device, when something ends', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  let cotherapist: Visitor
  let address: string
  let note: Note

  const saved = async (page: Page) => (await savedMark(page).textContent()) === 'Saved'
  const reads = async (page: Page, words: string) => (await noteText(page).innerText()).includes(words)
  const markdown = async () => (await lead.page.request.get(`/api${address}/export?format=markdown`)).text()
  const headers = () => ({ origin: demonstration.url })
  /** The co-therapist's page is gone without a word, and they are back with another one. */
  const anotherPage = async (): Promise<Page> => {
    await cotherapist.page.close({ runBeforeUnload: false })
    await cotherapist.context.setOffline(false)
    cotherapist.page = await cotherapist.context.newPage()
    return cotherapist.page
  }
  const setNoteLocked = async () => {
    const me = Me.parse(await (await lead.page.request.get('/api/me')).json())
    const database = await openDatabase(`file:${demonstration.dataDir}/throughline.db`)
    await database.write((tx) => setLocked(tx, me.practice.id, note.documentId, true))
    await database.close()
  }

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
  })

  beforeEach(async () => {
    lead = await signedIn(browser, demonstration.url, 'lead')
    cotherapist = await signedIn(browser, demonstration.url, 'cotherapist')
    address = await makeNote(lead.page)
    note = Note.parse(await (await lead.page.request.get(`/api${address}`)).json())
    await openNoteAt(cotherapist.page, address)
  })

  afterEach(async () => {
    expect([...lead.complaints, ...cotherapist.complaints]).toEqual([])
    await Promise.all([lead.context.close(), cotherapist.context.close()])
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('a writer whose page crashes while offline gets the words back in the next page (SYNC-82)', async () => {
    await typeOffline(cotherapist, canary)
    const crashed = new Promise<void>((resolve) => cotherapist.page.once('crash', () => resolve()))
    const devtools = await cotherapist.context.newCDPSession(cotherapist.page)
    devtools.send('Page.crash').catch(() => {
      // A page that crashed does not answer.
    })
    await crashed
    const page = await anotherPage()
    await openNoteAt(page, address)
    await page.getByText(/^Brought back: what you wrote here until/).waitFor()
    await until('the lead reads it', () => reads(lead.page, canary))
    await until('nothing is kept any more', async () => (await keptRecords(page)) === 0)
  })

  it('a writer with the note in two tabs offline loses the words of neither, and each arrives once (SYNC-80)', async () => {
    const { page, context } = cotherapist
    const other = await context.newPage()
    await openNoteAt(other, address)
    await until('the other tab is in step', () => saved(other))
    await typeOffline(cotherapist, 'Of the first tab.')
    await goTo(other, 'Affect')
    await other.keyboard.type('Of the second tab.')
    await allKept(other, 2)
    await page.close({ runBeforeUnload: false })
    await other.close({ runBeforeUnload: false })
    await context.setOffline(false)
    cotherapist.page = await context.newPage()
    await openNoteAt(cotherapist.page, address)
    await until('everything is saved', () => saved(cotherapist.page))
    await until('nothing is kept any more', async () => (await keptRecords(cotherapist.page)) === 0)
    const text = await markdown()
    for (const words of ['Of the first tab.', 'Of the second tab.']) expect(text.split(words)).toHaveLength(2)
  })

  it('a tab that is opened beside a living one leaves its kept words alone (SYNC-82)', async () => {
    const { page, context } = cotherapist
    await until('everything is saved', () => saved(page))
    const devtools = await context.newCDPSession(page)
    const cutLine = (offline: boolean) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      })
    await cutLine(true)
    await goTo(page, 'Affect')
    await page.keyboard.type(canary)
    await allKept(page)
    const other = await context.newPage()
    await openNoteAt(other, address)
    await until('the other tab is in step', () => saved(other))
    expect(await other.getByText(/^Brought back/).count()).toBe(0)
    expect(await reads(lead.page, canary)).toBe(false)
    expect(await keptRecords(other)).toBe(1)
    await cutLine(false)
    await until('the lead reads it', () => reads(lead.page, canary))
    await until('nothing is kept any more', async () => (await keptRecords(other)) === 0)
    expect((await markdown()).split(canary)).toHaveLength(2)
  })

  it('a writer whose note was locked meanwhile reads the kept words beside it, and lets them go (SYNC-82)', async () => {
    await typeOffline(cotherapist, canary)
    const before = await markdown()
    await setNoteLocked()
    const page = await anotherPage()
    await openNoteAt(page, address)
    const kept = page.getByRole('region', { name: 'Words kept on this device' })
    await kept.getByText(canary).waitFor()
    expect(await faults(page)).toEqual([])
    expect(await keptRecords(page)).toBe(1)
    expect(await markdown()).toBe(before)
    await kept.getByRole('button', { name: 'Remove from this device' }).click()
    await kept.getByRole('button', { name: 'Remove them for good' }).click()
    await kept.waitFor({ state: 'detached' })
    expect(await keptRecords(page)).toBe(0)
  })

  it('words that come to a locked note late are held, and no longer kept on the device', async () => {
    await typeOffline(cotherapist, canary)
    await setNoteLocked()
    await cotherapist.context.setOffline(false)
    const { page } = cotherapist
    await page.getByText('You are reading. The note is locked.').waitFor()
    await page.getByRole('button', { name: 'Held words 1' }).waitFor()
    expect(await page.locator('.heldText').textContent()).toContain(canary)
    await until('nothing is kept any more', async () => (await keptRecords(page)) === 0)
    await until('it is offered once', async () => (await page.getByText(canary).count()) === 1)
  })

  it('held words whose answer gets lost stay kept on the device, and are shown (SYNC-80)', async () => {
    const { page } = cotherapist
    let wasHeld = false
    await page.routeWebSocket(/\/sync\//, (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => {
        const type = typeof message === 'string' ? undefined : message[0]
        if (type === frameTypes.saved && wasHeld) return
        wasHeld ||= type === frameTypes.held
        socket.send(message)
      })
    })
    await page.reload()
    await noteText(page).waitFor()
    await typeOffline(cotherapist, canary)
    await setNoteLocked()
    await cotherapist.context.setOffline(false)
    await page.getByText('You are reading. The note is locked.').waitFor()
    await page.getByRole('region', { name: 'Words kept on this device' }).getByText(canary).waitFor()
    expect(wasHeld).toBe(true)
    expect(await keptRecords(page)).toBe(1)
  })

  it('a co-therapist who lost the care team meanwhile reads their own kept words, and nothing of the note', async () => {
    await goTo(lead.page, 'Affect')
    await lead.page.keyboard.type('Written by the lead.')
    await until('the co-therapist reads it', () => reads(cotherapist.page, 'Written by the lead.'))
    await typeOffline(cotherapist, canary, 'Imagery')
    const team = `/api/cases/${note.caseId}/care-team`
    const { items } = CareTeam.parse(await (await lead.page.request.get(team)).json())
    const place = `${team}/${items.find(({ role }) => role === 'co-therapist')?.memberId}`
    await lead.page.request.delete(place, { headers: headers() })
    try {
      const page = await anotherPage()
      await page.goto(address)
      await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
      await page.getByRole('region', { name: 'Words kept on this device' }).getByText(canary).waitFor()
      expect(await page.locator('body').innerText()).not.toContain('Written by the lead.')
      expect(await faults(page)).toEqual([])
      expect(await markdown()).not.toContain(canary)
      expect(await keptRecords(page)).toBe(1)
    } finally {
      await lead.page.request.put(place, { headers: headers(), data: { role: 'co-therapist' } })
    }
  })

  it('a writer who locks without a line has the words kept, and goes on with them after unlocking (SYNC-83)', async () => {
    await typeOffline(cotherapist, canary)
    const { page, context } = cotherapist
    await page.keyboard.type(', and the last letters')
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Quillwort')
    expect(await everythingStored(page)).not.toContain('Quillwort')
    expect(await keptRecords(page)).toBe(1)
    await context.setOffline(false)
    await until('the server has locked it', async () => (await page.request.get('/api/me')).status() === 401)
    const next = await anotherPage()
    await next.goto(address)
    await next.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await keptRecords(next)).toBe(1)
    await next.getByRole('textbox', { name: /^Password/ }).fill(demoPassword)
    await next.getByRole('button', { name: 'Unlock' }).click()
    await noteText(next).waitFor()
    await until('the lead reads all of it', () => reads(lead.page, `${canary}, and the last letters`))
  })

  it('a writer who locks while a cell is being filled finds what was typed in the cell, also in another page', async () => {
    const { page } = cotherapist
    await until('everything is saved', () => saved(page))
    await cotherapist.context.setOffline(true)
    const cellOf = (where: Page) =>
      where.getByRole('group', { name: 'Discharge', exact: true }).getByRole('textbox', { name: 'Name', exact: true })
    await cellOf(page).fill(canary)
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await until('it is kept', async () => (await keptRecords(page)) === 1)
    const next = await anotherPage()
    await openNoteAt(next, address)
    await until('it stands in its cell', async () => (await cellOf(next).inputValue()) === canary)
  })

  it('a writer whose keys cannot be had when the note opens gets the words as soon as they can', async () => {
    await typeOffline(cotherapist, canary)
    const page = await anotherPage()
    await page.route('**/api/me/device-keys/look', (route) => route.abort())
    await openNoteAt(page, address)
    await until('the note is in step', () => saved(page))
    expect(await reads(page, canary)).toBe(false)
    expect(await keptRecords(page)).toBe(1)
    await page.unroute('**/api/me/device-keys/look')
    await until('the lead reads it', () => reads(lead.page, canary), 20_000)
    await until('nothing is kept any more', async () => (await keptRecords(page)) === 0)
  })

  it('a browser without storage, or with none left, does not say that it keeps anything', async () => {
    for (const broken of ['without', 'full'] as const) {
      const { page, context } = cotherapist
      await context.setOffline(false)
      await page.addInitScript((how) => {
        if (how === 'without') {
          Reflect.deleteProperty(window, 'indexedDB')
          Reflect.deleteProperty(Window.prototype, 'indexedDB')
        } else {
          const put = IDBObjectStore.prototype.put
          IDBObjectStore.prototype.put = function (value, key) {
            if (this.name === 'keys') return put.call(this, value, key)
            throw new DOMException('There is no room left.', 'QuotaExceededError')
          }
        }
      }, broken)
      await page.reload()
      await noteText(page).waitFor()
      await until('everything is saved', () => saved(page))
      await context.setOffline(true)
      await goTo(page, 'Affect')
      await page.keyboard.type('Words')
      const seen: string[] = []
      await until('it says where they are', async () => {
        seen.push((await savedMark(page).textContent()) ?? '')
        return /in this window only/.test(seen.at(-1) ?? '')
      })
      expect(seen.join()).not.toContain('kept here')
      await context.setOffline(false)
      await until('they are saved all the same', () => saved(page))
      cotherapist.page = await context.newPage()
      await openNoteAt(cotherapist.page, address)
      await page.close({ runBeforeUnload: false })
    }
  })
})
