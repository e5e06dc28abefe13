import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { type Anchor, anchoredChains, beginLineage, readAnchor, writeAnchor } from '../domain/audit/anchorFile.ts'
import { recordRestored } from '../domain/audit/recordRestored.ts'
import { restoreBackup } from '../storage/backup/restoreBackup.ts'
import { openDatabase } from '../storage/openDatabase.ts'
import { listHeads } from '../storage/repos/auditHeads.ts'
import { runCommand } from './backup/command.ts'
import { inOneLine } from './backup/summary.ts'

/*
 * `npm run restore -- FILE`: puts a backup into the empty database of DATA_DIR or DATABASE_URL, with no server running on
 * it. `--replace` moves an embedded database that holds a practice aside first.
 */

await runCommand('npm run restore -- FILE [--replace]', async (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const [given, ...more] = positionals
  if (given === undefined || more.length > 0) return 'usage'
  const { databaseUrl, auditAnchor } = readConfig(process.env)
  const before = await readAnchor(auditAnchor)
  const { summary, aside } = await restoreBackup(resolve(process.env.INIT_CWD ?? '.', given), databaseUrl, {
    replace: values.replace,
    record: (tx) => recordRestored(tx, Date.now(), before ? anchoredChains(before) : new Map()),
  })
  await anchorRestored(databaseUrl, auditAnchor, before)
  process.stdout.write(`Restored and verified. ${inOneLine(summary)}\n`)
  if (aside !== null) process.stdout.write(`What was there before is kept as ${aside}\n`)
  process.stdout.write(
    'Everybody is signed out, and links that were sent no longer work. Roles and care teams are those of the moment of the backup: look through them before people sign in.\n',
  )
  return 'done'
})

/** The audit goes on from the backup's end: a new lineage of anchors begins there, and remembers how the old one ended. */
async function anchorRestored(databaseUrl: string, path: string, before: Anchor | null): Promise<void> {
  const database = await openDatabase(databaseUrl)
  try {
    const anchor = beginLineage('a backup was restored', Date.now(), before)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeAnchor(path, { ...anchor, chains: Object.fromEntries(await listHeads(database.read)) })
  } finally {
    await database.close()
  }
}
