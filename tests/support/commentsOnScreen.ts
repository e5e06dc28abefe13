import type { Locator, Page } from 'playwright-core'
import { noteText } from './noteOnScreen.ts'
import { until } from './waiting.ts'

/* What is said about a note, as it stands beside it. */

export const cards = (page: Page): Locator => page.locator('.threadCard')
/** The card of the thread in which these words are said. */
export const card = (page: Page, words: string): Locator => cards(page).filter({ hasText: words })
export const commentTool = (page: Page): Locator =>
  page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: /^Comment/ })

/** Selects words on the page with the mouse, as a reader of any text does, who tries again where the page moved meanwhile. */
export const select = (page: Page, words: string): Promise<void> =>
  until(`‘${words}’ is selected`, async () => {
    await dragOver(page, words)
    return page.evaluate((wanted) => getSelection()?.toString() === wanted, words)
  })

async function dragOver(page: Page, words: string): Promise<void> {
  const box = await noteText(page).evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      node.parentElement?.scrollIntoView({ block: 'center' })
      const { left, right, top, height } = range.getBoundingClientRect()
      return { left, right, middle: top + height / 2 }
    }
    return null
  }, words)
  if (!box) throw new Error('These words are not on the page.')
  await page.mouse.move(box.left + 1, box.middle)
  await page.mouse.down()
  await page.mouse.move(box.right, box.middle, { steps: 4 })
  await page.mouse.up()
}

/** Says something about words of the note, with another wording in their place where one is given. */
export async function commentOn(page: Page, words: string, says: string, suggested?: string): Promise<void> {
  await select(page, words)
  await commentTool(page).click()
  await page.getByLabel('Comment', { exact: true }).fill(says)
  if (suggested !== undefined) {
    await page.getByRole('button', { name: 'Suggest another wording' }).click()
    await page.getByLabel('In its place').fill(suggested)
  }
  await page.locator('.newComment').getByRole('button', { name: 'Comment', exact: true }).click()
  await page.locator('.newComment').waitFor({ state: 'detached' })
  await card(page, says).waitFor()
}
