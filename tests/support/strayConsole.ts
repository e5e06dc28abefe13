import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

/*
 * A warning that nobody reads is a defect that nobody sees: whatever a test, or the code under it, writes with
 * console.error or console.warn fails that test. A test that expects such a line spies on the console for as long
 * as it expects it (`vi.spyOn(console, 'error').mockImplementation(() => {})`); a spy takes the place of what is put here.
 */
let stray: string[] = []

beforeEach(() => {
  stray = []
})

afterEach(() => {
  const lines = stray
  stray = []
  if (lines.length > 0) throw new Error(`The test wrote to the console:\n${lines.join('\n')}`)
})

for (const level of ['error', 'warn'] as const) {
  console[level] = (...words: unknown[]) => {
    stray.push(`console.${level}: ${format(...words)}`)
  }
}
