import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { newSecret } from '../domain/auth/secrets.ts'
import { runUntilTold } from '../main.ts'
import { buildClientIfStale } from './buildClient.ts'
import { seedDemonstration } from './demo/seed.ts'

/*
 * `npm run demo`: a practice with invented people and notes, to try things on. It is for this machine alone: its accounts
 * share one password, so it refuses to listen anywhere else.
 */

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

function configure(dataDir: string): Config {
  const config = readConfig({ ...process.env, DATA_DIR: dataDir })
  if (!loopback.has(config.host)) throw new Error('The demonstration serves this machine only. Leave HOST out.')
  return config
}

await buildClientIfStale((sentence) => process.stderr.write(`${sentence}\n`))
const dataDir = process.env.DATA_DIR || (await mkdtemp(join(tmpdir(), 'throughline-demo-')))
const password = process.env.DEMO_PASSWORD || newSecret().slice(0, 16)

await runUntilTold(
  () => configure(dataDir),
  async ({ services }) => {
    const emails = await seedDemonstration(services, password)
    if (emails) process.stdout.write(`${emails.join('\n')}\nEach signs in with the password ${password}\n`)
    else process.stdout.write(`The demonstration in ${dataDir} goes on as it was; so does its password.\n`)
  },
)
