import type { DocumentAuthor } from '../storage/repos/documents.ts'
import type { RoomArrival } from './answers.ts'
import type { Job } from './committer.ts'
import type { Intake } from './intake.ts'

/** What a room took in one turn, on its way to disk. */
export interface Batch {
  bytes: Uint8Array
  intake: Intake
  arrivals: readonly RoomArrival[]
  authors: readonly DocumentAuthor[]
  overwritten: Job['overwritten']
}

/** What has to be taken in again. What was decided without a commit (refused, held, asked for) is not decided twice. */
export function undecided({ arrivals, intake }: Batch): RoomArrival[] {
  const accepted = new Set<RoomArrival>(intake.accepted.map(({ arrival }) => arrival))
  return arrivals.filter((arrival) => {
    const waits = arrival.kind !== 'update' || accepted.has(arrival)
    if (!waits) arrival.peer.dealtWith(arrival.size)
    return waits
  })
}
