import type { Locator, Page } from 'playwright-core'

/** A note as somebody sees it on the screen, by the names that they see. */

/** Makes a note of the demonstration's first case from a template, and gives its address once it can be written in. */
export async function makeNote(page: Page, template = 'Session observations: guided imagery'): Promise<string> {
  await page.goto('/cases')
  await page.getByRole('list', { name: 'Open cases' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'New note' }).click()
  await page.getByRole('menuitem', { name: template }).click()
  await noteText(page).waitFor()
  return new URL(page.url()).pathname
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
