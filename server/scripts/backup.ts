import { chmod, rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { keepOnDisk } from '../storage/backup/keepOnDisk.ts'
import { takeBackup } from '../storage/backup/takeBackup.ts'
import { verifyBackup } from '../storage/backup/verifyBackup.ts'
import { runCommand } from './backup/command.ts'
import { inOneLine } from './backup/summary.ts'

/*
 * `npm run backup -- FILE`: everything, as of one moment, in one file, while the server runs. The file has its name only
 * when it is whole, on disk and verified. `--force` lets it take the place of an older one; `--verify` only reads.
 */

const usage = 'npm run backup -- FILE [--force]   or   npm run backup -- --verify FILE'

await runCommand(usage, async (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { force: { type: 'boolean', default: false }, verify: { type: 'boolean', default: false } },
  })
  const [given, ...more] = positionals
  if (given === undefined || more.length > 0) return 'usage'
  const file = resolve(process.env.INIT_CWD ?? '.', given)
  if (values.verify) {
    process.stdout.write(`${file} is whole. ${inOneLine(verifyBackup(file))}\n`)
    return 'done'
  }
  await back(file, values.force)
  return 'done'
})

async function back(file: string, force: boolean): Promise<void> {
  const isThere = async () =>
    stat(file).then(
      () => true,
      () => false,
    )
  const refuse = () => new Error(`${file} is there already. Choose another name, or say --force to replace it.`)
  if (!force && (await isThere())) throw refuse()
  const { databaseUrl } = readConfig(process.env)
  const partial = `${file}.partial-${process.pid}`
  try {
    await takeBackup(databaseUrl, partial)
    const summary = verifyBackup(partial)
    await chmod(partial, 0o600)
    await keepOnDisk(partial)
    if (!force && (await isThere())) throw refuse()
    await rename(partial, file)
    await keepOnDisk(file)
    const { size } = await stat(file)
    process.stdout.write(`Backed up to ${file}, ${size} bytes, and verified. ${inOneLine(summary)}\n`)
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) await rm(`${partial}${rest}`, { force: true })
  }
}
