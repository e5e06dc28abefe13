import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ConvergenceClinic, openClinic } from '../sync/convergenceClinic.ts'
import { race } from './races.ts'

let clinic: ConvergenceClinic

beforeAll(async () => {
  clinic = await openClinic(3)
}, 60_000)

afterAll(() => clinic.close())

it('abuse 5: what is typed while the author signs is in the signed text or held, 50 times', {
  timeout: 300_000,
}, async () => {
  const faults: string[] = []
  let [typed, held] = [0, 0]
  for (let run = 1; run <= 50; run++) {
    const outcome = await race(clinic, run)
    faults.push(...outcome.faults)
    typed += outcome.typed
    held += outcome.held
  }
  expect(faults).toEqual([])
  // Both sides of the seal were typed on, or nothing was raced.
  expect(held).toBeGreaterThan(50)
  expect(typed - held).toBeGreaterThan(50)
})
