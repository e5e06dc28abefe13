import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Narrow, as on a tablet and wide; light and dark. What axe looks at differs by one or the other, never by both. */
const screens = [
  { width: 360, colorScheme: 'light' },
  { width: 820, colorScheme: null },
  { width: 1440, colorScheme: 'dark' },
] as const

/**
 * What is wrong with the page as it stands: on each screen how much it is wider than that, and on the narrowest and the
 * widest, one light and one dark, what axe finds.
 */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { width, colorScheme } of screens) {
    await page.setViewportSize({ width, height: 900 })
    if (colorScheme !== null) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const fault of await axeFaults(page)) found.push(`${width} ${colorScheme}: ${fault}`)
    }
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (tooWide > 0) found.push(`${width}: ${tooWide} px wider than the screen`)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

/** What axe finds in the page as it stands, each with its places. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
