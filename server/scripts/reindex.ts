import { readConfig } from '../config.ts'
import { rebuildIndex } from '../domain/index/rebuildIndex.ts'
import { openDatabase } from '../storage/openDatabase.ts'
import { listPracticeIds } from '../storage/repos/practices.ts'
import { runCommand } from './backup/command.ts'

/*
 * `npm run reindex`: makes anew everything that is found in notes and shown elsewhere (threads, lists, search). It works
 * beside a running server and without one, and changes no note.
 */

await runCommand('npm run reindex', async (words) => {
  if (words.length > 0) return 'usage'
  const database = await openDatabase(readConfig(process.env).databaseUrl)
  try {
    let notes = 0
    for (const practiceId of await listPracticeIds(database.read)) notes += await rebuildIndex({ database }, practiceId)
    console.log(`Read ${notes} ${notes === 1 ? 'note' : 'notes'} anew.`)
    return 'done'
  } finally {
    await database.close()
  }
})
