import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const widths = [360, 820, 1440] as const
const schemes = ['light', 'dark'] as const

/**
 * What is wrong with the page as it stands, narrow, as on a tablet and wide, light and dark: what axe finds, and how much
 * the page is wider than the screen.
 */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const fault of await axeFaults(page)) found.push(`${width} ${colorScheme}: ${fault}`)
    }
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (tooWide > 0) found.push(`${width}: ${tooWide} px wider than the screen`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  return found
}

/** What axe finds in the page as it stands, each with its places. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
