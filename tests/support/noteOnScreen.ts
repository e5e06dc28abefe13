import type { Locator, Page } from 'playwright-core'
import type { z } from 'zod'
import { Cases } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { Templates } from '../../shared/api/templates.ts'
import { compare } from '../../shared/compare.ts'
import { calendarDayOf } from '../../shared/note/calendar.ts'

/** A note as somebody sees it on the screen, by the names that they see. */

/**
 * Makes a note of the demonstration's first case from a template, and gives its address once it can be written in. The page
 * is led to it as by the menu of templates, which has a test of its own: the caret stands in the first section.
 */
export async function makeNote(page: Page, template = 'Session observations: guided imagery'): Promise<string> {
  const listed = async <Item>(path: string, contract: z.ZodType<{ items: Item[] }>): Promise<Item[]> =>
    contract.parse(await (await page.request.get(path)).json()).items
  const cases = await listed('/api/cases', Cases)
  const first = cases.filter(({ closed }) => !closed).toSorted((one, other) => compare(one.code, other.code))[0]
  const chosen = (await listed('/api/templates', Templates)).find(({ name }) => name === template)
  if (!first || !chosen) throw new Error(`There is no open case, or no template ${template}.`)
  const made = await page.request.post(`/api/cases/${first.id}/notes`, {
    headers: { origin: new URL(page.url()).origin },
    data: { templateId: chosen.id, carry: true, occurredOn: calendarDayOf(new Date()) },
  })
  const address = `/notes/${Note.parse(await made.json()).id}`
  // A note with something unsaved asks before it is left.
  if ((await savedMark(page).count()) > 0)
    await savedMark(page)
      .getByText(/^(Saved|Up to date)$/)
      .waitFor()
  await page.evaluate((to) => {
    const state = { usr: { fresh: true }, key: crypto.randomUUID(), idx: (history.state?.idx ?? 0) + 1 }
    history.pushState(state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state }))
  }, address)
  await page.waitForURL(`**${address}`)
  await noteText(page).waitFor()
  return address
}

export async function openNoteAt(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await noteText(page).waitFor()
}

/** The note's text, for writers and readers alike. */
export const noteText = (page: Page): Locator => page.getByLabel('Note', { exact: true })

export const savedMark = (page: Page): Locator => page.locator('.noteBar [role=status]')

export const sectionOf = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })

/** Puts the caret at a section's end, by the outline. */
export async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).first().click()
}

/** The words of a section's paragraphs and headings as they stand on the screen, without carets. */
export const wordsIn = (section: Locator): Promise<string[]> =>
  section.locator('.sectionBody').evaluate((body) => {
    const copy = body.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return []
    for (const caret of copy.querySelectorAll('[aria-hidden=true], .ProseMirror-separator')) caret.remove()
    return [...copy.querySelectorAll('p, h2, h3, h4, li > div')].map((line) =>
      (line.textContent ?? '').replace(/\u2060/g, ''),
    )
  })

/** One item of a scale, by its question. */
export const scaleItem = (page: Page, question: RegExp): Locator => page.getByRole('radiogroup', { name: question })

/** The answer that stands at an item, or null. */
export async function answerAt(page: Page, question: RegExp): Promise<string | null> {
  const chosen = scaleItem(page, question).locator('[role=radio][aria-checked=true]')
  return (await chosen.count()) === 0 ? null : ((await chosen.textContent()) ?? '').trim().slice(0, 1)
}
