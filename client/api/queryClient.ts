import { QueryClient } from '@tanstack/react-query'
import { Refused } from './problems.ts'
import { watchSession } from './session.ts'

/** The page's one cache of what the server said. What the server refused is not asked again by itself. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => !(error instanceof Refused) && failures < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  watchSession(client)
  return client
}
