import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLongRun } from '../support/longRun.ts'
import { converge } from './convergence.ts'
import { type ConvergenceClinic, openClinic } from './convergenceClinic.ts'

/** The last four failed once in `tests/scripts/longConvergence.ts`, which runs many more. */
const seeds = [...Array.from({ length: isLongRun ? 16 : 6 }, (_, index) => index + 1), 20, 219, 378, 460]

let clinic: ConvergenceClinic
beforeAll(async () => {
  clinic = await openClinic(4)
})
afterAll(() => clinic?.close())

test.each(seeds)(
  'SYNC-1 SYNC-3 SYNC-24 SYNC-31 SYNC-40 two to six clients edit at random, lines break, pages crash and the server is killed: one text, no word lost (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const { faults, typed } = await converge(clinic, seed)
    expect(faults).toEqual([])
    expect(typed).toBeGreaterThan(50)
  },
)
