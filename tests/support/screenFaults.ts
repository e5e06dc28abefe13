import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { isLongRun } from './longRun.ts'

const widths = [360, 820, 1440] as const
const schemes = ['light', 'dark'] as const
/** A run of axe over a note takes seconds: every change is looked at from both ends, and the long run at every width in both schemes. */
const isLookedAt = (width: number, scheme: 'light' | 'dark') =>
  isLongRun || (width === 360 && scheme === 'light') || (width === 1440 && scheme === 'dark')

/** Passes are not told, which halves what axe has to do. */
const asked = { resultTypes: ['violations' as const] }

/**
 * What is wrong with the page as it stands, narrow, as on a tablet and wide, light and dark: what axe finds, and how much
 * the page is wider than the screen.
 */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of schemes) {
      if (!isLookedAt(width, colorScheme)) continue
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const fault of await axeFaults(page)) found.push(`${width} ${colorScheme}: ${fault}`)
    }
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (tooWide > 0) found.push(`${width}: ${tooWide} px wider than the screen`)
  }
  return found
}

/** What axe finds in the page as it stands, each with its places. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } =
    (await runAgain(page)) ?? (await new AxeBuilder({ page }).setLegacyMode(true).options(asked).analyze())
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Reading axe into a page takes longer than running it: where it was run before, it runs again. Null where it was not. */
async function runAgain(page: Page): Promise<z.infer<typeof Results> | null> {
  const results: unknown = await page.evaluate(async (options) => {
    const { axe } = globalThis as { axe?: { run(of: Document, options: object): Promise<{ violations: object[] }> } }
    if (axe === undefined) return null
    const { violations } = await axe.run(document, options)
    return { violations }
  }, asked)
  return Results.nullable().parse(results)
}

const Results = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) })),
})
