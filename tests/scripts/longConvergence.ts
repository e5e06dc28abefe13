import { parseArgs } from 'node:util'
import { converge } from '../sync/convergence.ts'
import { openClinic } from '../sync/convergenceClinic.ts'

/*
 * Many seeds of what `tests/sync/convergence.test.ts` runs a few of, by hand: `node tests/scripts/longConvergence.ts
 * --seeds 500 [--first 1]`. Prints every seed that fails; such a seed then stays as a test.
 */

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '500' }, first: { type: 'string', default: '1' } },
})
const first = Number(values.first)
const last = first + Number(values.seeds) - 1
const failing: number[] = []
let typed = 0
/** A session that only reads ends after a while, so now and then everybody signs in anew. */
const seedsPerClinic = 50
let clinic = await openClinic(4)
const began = performance.now()
for (let seed = first; seed <= last; seed++) {
  const outcome = await converge(clinic, seed).catch((error: unknown) => ({
    typed: 0,
    faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }))
  typed += outcome.typed
  if (outcome.faults.length > 0) {
    failing.push(seed)
    process.stdout.write(`seed ${seed}:\n  ${outcome.faults.join('\n  ')}\n`)
  }
  if (seed % seedsPerClinic === 0) {
    await clinic.close()
    clinic = await openClinic(4)
  }
  if (seed % 20 === 0) process.stdout.write(`… ${seed}, ${Math.round((performance.now() - began) / 1000)} s\n`)
}
await clinic.close()
process.stdout.write(
  `${last - first + 1} seeds, ${typed} characters typed, ${failing.length} failed${failing.length > 0 ? `: ${failing.join(', ')}` : ''}\n`,
)
process.exitCode = failing.length > 0 ? 1 : 0
