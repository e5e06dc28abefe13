import { isPassing, type VersionReason } from './reasons.ts'

const hour = 3_600_000
const day = 24 * hour
/** Of pauses in writing, the last of each hour is kept for so long; of what is older the last of each day. */
const hourly = 30 * day
/** Of the last day all are kept, but no more than this. */
const dailyAtMost = 100

/**
 * Which versions of a note give way to newer ones: of those that were kept in passing all of the last day stay, then one an
 * hour, after thirty days one a day, counted in UTC. The newest stays, and whatever `isNeeded`. `versions` are oldest first.
 */
export function givesWay<Id>(
  versions: readonly { id: Id; at: number; reason: VersionReason }[],
  now: number,
  isNeeded: (id: Id) => boolean,
): Set<Id> {
  const gone = new Set<Id>()
  const taken = new Set<string>()
  let ofLastDay = 0
  versions.toReversed().forEach(({ id, at, reason }, index) => {
    if (!isPassing(reason) || isNeeded(id) || index === 0) return
    const age = now - at
    if (age < day && ofLastDay < dailyAtMost) {
      ofLastDay += 1
      return
    }
    const span = age < hourly ? hour : day
    const slot = `${span} ${Math.floor(at / span)}`
    if (taken.has(slot)) gone.add(id)
    taken.add(slot)
  })
  return gone
}
