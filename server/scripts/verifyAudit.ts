import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { type Anchor, readAnchor } from '../domain/audit/anchorFile.ts'
import { verifyAudit, type WalkedChain } from '../domain/audit/verifyAudit.ts'
import type { Break } from '../domain/audit/walkChain.ts'
import { beforeAnyPractice, type ChainName, compartments } from '../storage/auditChain.ts'
import { openToRead } from '../storage/openToRead.ts'
import { runCommand } from './backup/command.ts'

/*
 * `npm run audit:verify`: walks the audit from its first entry to its newest, recomputes every hash and compares with the
 * anchor file, and with copies of it that `--anchor FILE` names. Exit code 1 and the first entry that is not as it should be.
 * It changes nothing, and works beside a running server and without one.
 */

const usage = 'npm run audit:verify -- [--anchor COPY …] [--without-anchor]'

await runCommand(usage, async (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      anchor: { type: 'string', multiple: true, default: [] },
      'without-anchor': { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0) return 'usage'
  const { databaseUrl, auditAnchor } = readConfig(process.env)
  const copies = values.anchor.map((path) => resolve(process.env.INIT_CWD ?? '.', path))
  const files = values['without-anchor'] ? copies : [auditAnchor, ...copies]
  // Before the database is looked at: an anchor is never ahead of it.
  const anchors = await Promise.all(files.map(anchorIn))
  const database = await openToRead(databaseUrl, 'throughline-audit-verify')
  try {
    await report(verifyAudit(database.read, anchors), files)
  } catch (error) {
    if (!hasNoChain(error)) throw error
    throw new Error('This database was last used by a version without a chained audit. Start the server once.')
  } finally {
    await database.close()
  }
  return 'done'
})

/** The table of the chains' ends is not there: as SQLite says it, and as PostgreSQL does. */
function hasNoChain(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /^no such table: audit_head/.test(error.message) || ('code' in error && error.code === '42P01')
}

async function anchorIn(path: string): Promise<Anchor> {
  const anchor = await readAnchor(path)
  if (anchor !== null) return anchor
  throw new Error(
    `There is no anchor file ${path}, so nobody can say whether the newest entries are all there. The server writes one when it starts; --without-anchor looks at the entries alone.`,
  )
}

async function report(chains: AsyncIterable<WalkedChain>, files: readonly string[]): Promise<void> {
  const whole: WalkedChain[] = []
  const broken: string[] = []
  for await (const walked of chains) {
    if (walked.broken) broken.push(inWords(walked, walked.broken))
    else whole.push(walked)
  }
  if (broken.length > 0) throw new Error(`The audit does not hold.\n${broken.join('\n')}`)
  const entries = whole.reduce((sum, { head }) => sum + head.number, 0)
  const fits = files.length === 0 ? 'No anchor was looked at.' : `They fit ${files.join(' and ')}.`
  process.stdout.write(
    `The audit holds: ${entries} entries in ${whole.length} ${whole.length === 1 ? 'chain' : 'chains'} follow from one another. ${fits}\n`,
  )
  for (const { chain, head } of whole)
    process.stdout.write(`${nameOf(chain)}: ${head.number} entries, the newest with the hash ${head.hash}\n`)
}

function inWords({ chain, head }: WalkedChain, broken: Break): string {
  const where = nameOf(chain)
  switch (broken.what) {
    case 'changed': {
      const { number, at, action } = broken.entry
      return `${where}: entry ${number} (${new Date(at).toISOString()}, ${action}) does not give its hash behind entry ${number - 1}. It was changed, or stands in the place of another.`
    }
    case 'missing':
      return broken.next === null
        ? `${where}: entry ${broken.number} is missing, and all behind it. The entries end at ${head.number}, before the newest one that is known.`
        : `${where}: entry ${broken.number} is missing. The next one that is there is ${broken.next.number}.`
    case 'rewritten':
      return `${where}: entry ${broken.entry.number} is another than the one that was known with this number. It, or one before it, was changed and all hashes from there on were made anew.`
    case 'added':
      return broken.entry === null
        ? `${where}: there are entries beside the ${head.number} that follow from one another, with numbers that are taken or that none has.`
        : `${where}: entry ${broken.entry.number} is there twice. One of them was added.`
  }
}

function nameOf(chain: ChainName): string {
  if (chain === compartments) return 'Private compartments'
  return chain === beforeAnyPractice ? 'Before any practice was known' : `Practice ${chain}`
}
