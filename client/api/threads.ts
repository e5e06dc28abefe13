import { queryOptions } from '@tanstack/react-query'
import { Carried } from '../../shared/api/carried.ts'
import { Threads } from '../../shared/api/threads.ts'
import { ask, askAgain, type Tagged } from './request.ts'

/** How often what is on screen is asked for again. Milliseconds. */
const lookEvery = 5_000

/** The threads of a case, asked for again while they are looked at, so that links show what they lead to as it is now. */
export const threadsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'threads'],
    queryFn: ({ client, queryKey, signal }) =>
      askAgain(Threads, `/cases/${caseId}/threads`, client.getQueryData<Tagged<Threads>>(queryKey), signal),
    select: ({ data }) => data,
    refetchInterval: lookEvery,
  })

/** What the notes of a case have for its next one; of the days up to one, where one is given. */
export const carriedQuery = (caseId: string, until?: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'carried', until ?? 'all'],
    queryFn: ({ signal }) =>
      ask(Carried, `/cases/${caseId}/carried${until === undefined ? '' : `?until=${until}`}`, { signal }),
  })
