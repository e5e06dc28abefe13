import { readConfig } from '../config.ts'
import { verifyChain } from '../domain/signing/verifyChain.ts'
import { openDatabase } from '../storage/openDatabase.ts'
import { listPracticeIds } from '../storage/repos/practices.ts'
import { runCommand } from './backup/command.ts'

/*
 * `npm run seals:verify`: walks the chain of seals of every practice, and holds the text of every signed note against what was
 * signed. It reads only, beside a running server or without one. It fails with the first seal that does not fit.
 */

await runCommand('npm run seals:verify', async (words) => {
  if (words.length > 0) return 'usage'
  const database = await openDatabase(readConfig(process.env).databaseUrl)
  try {
    let fits = true
    for (const practiceId of await listPracticeIds(database.read)) {
      const { seals, bad } = await verifyChain(database, practiceId)
      if (bad === null) console.log(`Practice ${practiceId}: ${seals} ${seals === 1 ? 'seal fits' : 'seals fit'}.`)
      else {
        fits = false
        console.error(`Practice ${practiceId}: seal number ${bad.number} does not fit: ${bad.why}.`)
      }
    }
    if (!fits) throw new Error('Not every seal fits.')
    return 'done'
  } finally {
    await database.close()
  }
})
