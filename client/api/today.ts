import { queryOptions } from '@tanstack/react-query'
import { Today } from '../../shared/api/today.ts'
import { ask } from './request.ts'

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => ask(Today, '/today', { signal }),
})
