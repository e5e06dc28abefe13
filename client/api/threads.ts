import { queryOptions } from '@tanstack/react-query'
import { Threads } from '../../shared/api/threads.ts'
import { ask } from './request.ts'

/** The goals, moments, insights and actions of a case, and what links them. */
export const threadsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'threads'],
    queryFn: ({ signal }) => ask(Threads, `/cases/${caseId}/threads`, { signal }),
  })
