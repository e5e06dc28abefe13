import { queryOptions } from '@tanstack/react-query'
import { Carried } from '../../shared/api/carried.ts'
import { ask } from './request.ts'

/** What the notes of a case have that another of its notes needs at hand. */
export const carriedQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'carried'],
    queryFn: ({ signal }) => ask(Carried, `/cases/${caseId}/carried`, { signal }),
  })
