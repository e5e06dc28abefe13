import { parseArgs } from 'node:util'
import { race } from '../review/races.ts'
import { openClinic } from '../sync/convergenceClinic.ts'

/*
 * Many of the races that `tests/review/abuseRace.test.ts` runs a few of, by hand: `node tests/scripts/signatureRaces.ts
 * --races 1000`. Prints what went wrong in which race.
 */

const { values } = parseArgs({ options: { races: { type: 'string', default: '1000' } } })
const races = Number(values.races)
/** A session that only types ends after a while, so now and then everybody signs in anew. */
const racesPerClinic = 100
let clinic = await openClinic(3)
const total = { typed: 0, held: 0, tries: 0, failed: 0 }
const began = performance.now()
for (let run = 1; run <= races; run++) {
  const outcome = await race(clinic, run).catch((error: unknown) => ({
    ...{ typed: 0, held: 0, tries: 0 },
    faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }))
  total.typed += outcome.typed
  total.held += outcome.held
  total.tries += outcome.tries
  if (outcome.faults.length > 0) {
    total.failed += 1
    process.stdout.write(`race ${run}:\n  ${outcome.faults.join('\n  ')}\n`)
  }
  if (run % racesPerClinic !== 0) continue
  await clinic.close()
  if (run < races) clinic = await openClinic(3)
  process.stdout.write(`… ${run}, ${Math.round((performance.now() - began) / 1000)} s\n`)
}
if (races % racesPerClinic !== 0) await clinic.close()
process.stdout.write(
  `${races} races, ${total.typed} marks typed, ${total.held} of them held, ${total.tries} tries to sign, ${total.failed} failed\n`,
)
process.exitCode = total.failed > 0 ? 1 : 0
