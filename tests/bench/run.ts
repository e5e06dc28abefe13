import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAudit, printableAudit } from './audit.ts'
import { type Bench, everybody } from './bench.ts'
import { installPeers } from './installPeers.ts'
import { preparePractice } from './practice.ts'
import { printable, type Report, report } from './report.ts'
import { mostEdits, steadyRoom } from './scenarios/busyRoom.ts'
import { crashes } from './scenarios/crash.ts'
import { manyRooms } from './scenarios/manyRooms.ts'
import { smallRoom } from './scenarios/smallRoom.ts'
import { benchIndex, benchSearch, printableIndex, printableSearches } from './search/run.ts'
import { Load } from './startLoad.ts'

/*
 * `npm run bench`: the sync engine beside a bare relay and Hocuspocus. `-- --json` prints one JSON object on standard
 * output and nothing else; `-- --quick` checks in a minute or so that everything works; `-- --rate=N` sets the edits a
 * second over the thousand rooms; `-- --rounds=N` how often each figure is taken. For whoever looks for a reason:
 * `-- --only=small,steady,rooms,most,crash` and `-- --of=throughline,relay,hocuspocus` leave out the rest, and
 * `-- --profile=FOLDER` writes processor profiles of the servers, which are slower then. `-- search` measures searches alone,
 * `-- index` what it costs to keep the index, `-- audit` what the chain of the audit costs.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    rate: { type: 'string', default: '3000' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    of: { type: 'string' },
    profile: { type: 'string' },
  },
})
const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

async function measure(): Promise<Report> {
  if (process.platform !== 'linux') throw new Error('The benchmark reads processor time from /proc, so it needs Linux.')
  installPeers(say)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  say('Making a practice of fifty people and a thousand notes, and signing everybody in.')
  const startedAt = Date.now()
  const practice = await preparePractice(folder)
  const load = new Load(Math.max(1, availableParallelism() - 1))
  const { quick } = values
  const contestants = everybody.filter((one) => values.of === undefined || values.of.split(',').includes(one))
  const profiles = values.profile ?? null
  const bench: Bench = {
    load,
    practice,
    quick,
    roomsRate: Number(values.rate),
    contestants,
    profiles,
    say,
    failures: [],
  }
  const rounds = values.rounds === undefined ? (quick ? 1 : 2) : Number(values.rounds)
  const wanted = (name: string): boolean => values.only === undefined || values.only.split(',').includes(name)
  try {
    const taken = {
      small: wanted('small')
        ? await step('One note, three writers; sockets at rest.', () => smallRoom(bench, rounds))
        : null,
      steady: wanted('steady')
        ? await step('One note, fifty writers, 200 edits a second.', () => steadyRoom(bench, rounds))
        : null,
      rooms: wanted('rooms')
        ? await step('A thousand notes, three writers each.', () => manyRooms(bench, rounds))
        : null,
      most: wanted('most')
        ? await step('One note, fifty writers, as much as is delivered.', () => mostEdits(bench))
        : null,
      crash: wanted('crash') ? await step('kill -9 while people type.', () => crashes(bench, quick ? 1 : 3)) : null,
    }
    return report(bench, rounds, (Date.now() - startedAt) / 1_000, taken)
  } finally {
    load.end()
  }
}

function step<Result>(sentence: string, act: () => Promise<Result>): Promise<Result> {
  say(sentence)
  return act()
}

// Ending by a signal still ends the servers and removes their data, both of which happen on exit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

async function measureSearches(): Promise<void> {
  const taken = await benchSearch({ quick: values.quick, say })
  process.stdout.write(values.json ? `${JSON.stringify({ search: taken })}\n` : printableSearches(taken))
}

async function measureIndexing(): Promise<void> {
  const taken = await benchIndex({ quick: values.quick, say })
  process.stdout.write(values.json ? `${JSON.stringify({ index: taken })}\n` : printableIndex(taken))
}

async function measureAudit(): Promise<void> {
  const taken = await benchAudit({ quick: values.quick, say })
  process.stdout.write(values.json ? `${JSON.stringify({ audit: taken })}\n` : printableAudit(taken))
}

async function measureEngine(): Promise<void> {
  const result = await measure()
  // Being slow is a figure; losing words is a failure.
  if (result.failures.some(({ contestant, lostWords }) => contestant === 'throughline' && lostWords))
    process.exitCode = 1
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : printable(result))
}

try {
  if (positionals[0] === 'search') await measureSearches()
  else if (positionals[0] === 'index') await measureIndexing()
  else if (positionals[0] === 'audit') await measureAudit()
  else await measureEngine()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
