import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromGoogleDocs, fromWord } from '../note/fromElsewhereSamples.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { makeNote, noteText, openNoteAt, savedMark, sectionOf } from '../support/noteOnScreen.ts'
import { axeFaults } from '../support/screenFaults.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'
import { until } from '../support/waiting.ts'

/** Puts HTML, and pictures if wanted, on the clipboard of an event of the browser's own, and pastes it at the caret. */
const paste = (page: Page, html: string, pictures = 0): Promise<void> =>
  page.evaluate(
    ({ html, pictures }) => {
      const clipboardData = new DataTransfer()
      if (html !== '') clipboardData.setData('text/html', html)
      for (let index = 0; index < pictures; index += 1)
        clipboardData.items.add(new File(['pixels'], `${index}.png`, { type: 'image/png' }))
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    { html, pictures },
  )

describe('a writer who pastes', () => {
  let browser: Browser
  let demonstration: Demonstration
  let lead: Visitor
  const account = 'The client’s account'

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    lead = await signedIn(browser, demonstration.url, 'lead')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  const freshNote = async () => {
    const address = await makeNote(lead.page, 'Integration insights')
    await lead.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
    return address
  }

  it('from Word and Google Docs has it saved clean, and reads what was left out', async () => {
    const { page, complaints } = lead
    const address = await freshNote()
    await paste(page, fromGoogleDocs)
    await paste(page, fromWord)
    const notice = page.locator('.pasteNotice')
    await notice.waitFor()
    expect(await notice.innerText()).toContain('Pasted without words marked as deleted, a comment and a picture.')
    expect(await axeFaults(page)).toEqual([])
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await notice.waitFor({ state: 'detached' })
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')

    await openNoteAt(page, address)
    const section = sectionOf(page, account)
    expect(await section.getByRole('link', { name: 'the page' }).getAttribute('href')).toBe('https://example.org/page')
    expect(await section.locator('ol > li').count()).toBe(2)
    expect(await section.getByRole('checkbox', { name: 'Done: Called' }).isChecked()).toBe(true)
    expect(await section.getByText('Slept seven hours.').count()).toBe(1)
    expect(await section.locator('img, o\\:p, font').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('a picture is told that a note holds none, and nothing changed', async () => {
    const { page, complaints } = lead
    await freshNote()
    const before = await noteText(page).innerText()
    await paste(page, '', 1)
    await page.getByText('Nothing was pasted, and the note is as it was.').waitFor()
    expect(await noteText(page).innerText()).toBe(before)
    expect(complaints).toEqual([])
  })

  it('what would run or load something finds it inert', async () => {
    const { page, complaints } = lead
    await freshNote()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await paste(
      page,
      '<p>Words <a href="javascript:document.title=1">here</a><img src="/probe.png" onerror="document.title=2"><script>document.title=3</script></p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1">item<img src="/probe2.png" onerror="document.title=4"></p>',
    )
    await page.locator('.pasteNotice').waitFor()
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')
    expect(await sectionOf(page, account).locator('a, img').count()).toBe(0)
    expect(asked.filter((url) => url.includes('probe'))).toEqual([])
    expect(await page.title()).toContain('Throughline')
    // The browser tells of every handler that it read and did not run, also in HTML that stands in no page.
    expect(complaints.filter((one) => !/^Executing inline event handler .* has been blocked\.$/.test(one))).toEqual([])
  })
})
