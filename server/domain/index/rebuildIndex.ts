import { factsVersion } from '../../../shared/api/facts.ts'
import type { PracticeId } from '../../../shared/ids.ts'
import { forgetFacts, listStale } from '../../storage/repos/facts.ts'
import type { Services } from '../services.ts'
import { keepIndex, readNotes } from './indexNotes.ts'

const notesAtOnce = 100

/**
 * Makes the index of a practice anew from its documents, and fulfils with the number of notes that were read. Members may
 * go on writing meanwhile.
 */
export async function rebuildIndex(services: Pick<Services, 'database'>, practiceId: PracticeId): Promise<number> {
  await services.database.write((tx) => forgetFacts(tx, practiceId))
  let count = 0
  for (;;) {
    const stale = await listStale(services.database.read, practiceId, factsVersion, notesAtOnce)
    if (stale.length === 0) return count
    const read = await readNotes(services, practiceId, stale)
    if (read.length === 0) return count
    await keepIndex(services, practiceId, read)
    count += read.length
  }
}
