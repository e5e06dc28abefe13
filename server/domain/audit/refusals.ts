import type { MemberId } from '../../../shared/ids.ts'

const minute = 60_000
/** Refusals of one member that are recorded one by one within a minute. */
export const recordedAMinute = 200

/** How a refusal is to be recorded: by itself, as the last one of this minute, or no more. */
export type Recording = 'itself' | 'and more' | 'no more'

/** Counts a refusal of a member. */
export type CountRefusal = (memberId: MemberId) => Recording

/**
 * Counts refusals, so that a program that is refused in a loop fills neither the audit nor the disk: what a person, or a
 * search for notes by their ids, runs into is recorded one by one; a flood is recorded as one.
 */
export function refusalCounter(clock: () => number): CountRefusal {
  const counts = new Map<MemberId, number>()
  let began = clock()
  return (memberId) => {
    if (clock() - began >= minute) {
      counts.clear()
      began = clock()
    }
    const count = (counts.get(memberId) ?? 0) + 1
    counts.set(memberId, count)
    if (count <= recordedAMinute) return 'itself'
    return count === recordedAMinute + 1 ? 'and more' : 'no more'
  }
}
