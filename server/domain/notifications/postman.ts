import type { PracticeId } from '../../../shared/ids.ts'
import { listMailDue, markMailed } from '../../storage/repos/notifications.ts'
import { findPractice } from '../../storage/repos/people.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { type Origin, post } from '../people/letters.ts'
import type { Services } from '../services.ts'

/** Times in milliseconds. */
export const postTimes = {
  /** Whoever reads in the product what waits needs no letter. */
  waits: 5 * 60_000,
  /** One letter in this time at most, however much happens. */
  quiet: 60 * 60_000,
} as const

/**
 * Writes to members for whom something has waited unread. A letter says how many notes there are and where to read of them, and
 * nothing else: no client, no code, no person, no kind of note. What is to be sent stands in the database, so nothing is
 * forgotten over a restart; what could not be sent is tried again.
 */
export async function sendPost(services: Services, origin: Origin): Promise<number> {
  if (services.mail === null) return 0
  let sent = 0
  for (const practiceId of await listPracticeIds(services.database.read))
    sent += await ofPractice(services, practiceId, origin)
  return sent
}

async function ofPractice(services: Services, practiceId: PracticeId, origin: Origin): Promise<number> {
  const { database, clock } = services
  const now = clock()
  const due = await listMailDue(database.read, practiceId, {
    before: now - postTimes.waits,
    quietSince: now - postTimes.quiet,
  })
  if (due.length === 0) return 0
  const practice = await findPractice(database.read, practiceId)
  let sent = 0
  for (const { memberId, email, count } of due) {
    const letter = waitingLetter(email, practice?.name ?? 'Throughline', count, origin)
    if ((await post(services, letter)) !== 'sent') continue
    await database.write((tx) => markMailed(tx, practiceId, memberId, clock()))
    sent += 1
  }
  return sent
}

const waitingLetter = (to: string, practice: string, count: number, origin: Origin) => ({
  to,
  subject: `Something waits for you in ${practice}`,
  text: `${count === 1 ? 'One thing waits' : `${count} things wait`} for you in Throughline, in the practice ${practice}.

Sign in to read of it:
${origin}/notifications

You can turn these letters off in your settings.
`,
})
