import type { Page } from 'playwright-core'
import { goTo, savedMark } from './noteOnScreen.ts'
import type { Visitor } from './visitor.ts'
import { until } from './waiting.ts'

/** What the product's client keeps in a browser, as somebody with that browser in their hands finds it. */

/** Everything that a page's scripts can find in this browser, bytes as letters. */
export const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const letters = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return letters(new Uint8Array(value))
      if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value)
      if (Array.isArray(value)) return value.map(letters).join(' ')
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, inside]) => `${key} ${letters(inside)}`)
          .join(' ')
      return String(value)
    }
    const found = [letters({ ...localStorage }), letters({ ...sessionStorage }), letters(await caches.keys())]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
        })
        found.push(`${name} ${store}`, letters(rows))
      }
      database.close()
    }
    return found.join('\n')
  })

/** How many records of kept words this browser has, whosever they are. */
export const keptRecords = (page: Page): Promise<number> =>
  everythingStored(page).then((stored) => stored.split('keyId').length - 1)

/** Cuts the line, types words into a section, and waits until all of them are kept in this browser. */
export async function typeOffline(
  { page, context }: Pick<Visitor, 'page' | 'context'>,
  words: string,
  section = 'Affect',
): Promise<void> {
  await until('everything is saved', async () => (await savedMark(page).textContent()) === 'Saved')
  await context.setOffline(true)
  await goTo(page, section)
  // In one piece: letter by letter they would be an update each, and nobody who searches could find them readable.
  await page.keyboard.insertText(words)
  await allKept(page)
}

/** Waits until the mark says that words are kept, and what is stored stands still: the last letters follow a moment later. */
export async function allKept(page: Page, records = 1): Promise<void> {
  await until('it counts as kept', async () => /kept here/.test((await savedMark(page).textContent()) ?? ''))
  let [before, since] = ['', performance.now()]
  await until('it is kept', async () => {
    const stored = await everythingStored(page)
    if (stored !== before) [before, since] = [stored, performance.now()]
    return (await keptRecords(page)) === records && performance.now() - since > 600
  })
}
