import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, SignIn } from '../../shared/api/people.ts'
import { isRefused } from './problems.ts'
import { ask, listenForSessionOver, tell } from './request.ts'

/** Who is signed in, as far as this page knows. `over`: it was `me`, until the session ended under this page. */
export type Session = { state: 'signedIn'; me: Me } | { state: 'over'; me: Me } | { state: 'signedOut' }

/** The contracts, once there is something to hold against them: a page that only asks for a password loads without. */
const contracts = () => import('../../shared/api/people.ts')

const sessionKey = ['session'] as const

const withoutSession = (before: Session | undefined): Session =>
  before === undefined || before.state === 'signedOut' ? { state: 'signedOut' } : { state: 'over', me: before.me }

/** The session of who is signed in now. Another member never inherits what this page holds: the page is loaded afresh. */
function signedInOrReload(before: Session | undefined, me: Me): Session {
  if (before && before.state !== 'signedOut' && before.me.id !== me.id) location.reload()
  return { state: 'signedIn', me }
}

export const sessionQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<Session> => {
      const before = client.getQueryData<Session>(sessionKey)
      try {
        return signedInOrReload(before, await ask(async () => (await contracts()).Me, '/me', { signal }))
      } catch (error) {
        if (isRefused(error, 'not_signed_in')) return withoutSession(before)
        throw error
      }
    },
    staleTime: 30_000,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: true,
  })

export const useSession = () => useQuery(sessionQuery(useQueryClient()))

/** The same without asking, for a page that lets people in and needs no answer to stand. */
export const useKnownSession = () => useQuery({ ...sessionQuery(useQueryClient()), enabled: false })

/** The signed-in member. Only for what stands inside the gate, which lets nobody else in. */
export function useMe(): Me {
  const { data } = useSession()
  if (!data || data.state === 'signedOut') throw new Error('Nobody is signed in here')
  return data.me
}

/** From now on a 401 anywhere marks the session as over, and keeps what the page holds. */
export function watchSession(client: QueryClient): void {
  listenForSessionOver(() => {
    client.setQueryData<Session>(sessionKey, (before) => (before ? withoutSession(before) : before))
  })
}

/** Signs in. On success everything that was asked before is asked again. */
export async function signIn(client: QueryClient, credentials: SignIn): Promise<Me> {
  const me = await ask(async () => (await contracts()).Me, '/auth/sign-in', { method: 'POST', body: credentials })
  entered(client, me)
  void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
  return me
}

/** The page now belongs to `me`. */
export function entered(client: QueryClient, me: Me): void {
  client.setQueryData<Session>(sessionKey, (before) => signedInOrReload(before, me))
}

/** Signs out and leaves nothing of this member in the page: the sign-in page is loaded afresh. */
export async function signOut(client: QueryClient): Promise<void> {
  await tell('/auth/sign-out', { method: 'POST' }).catch((error: unknown) => {
    if (!isRefused(error, 'not_signed_in')) throw error
  })
  client.clear()
  location.replace('/sign-in')
}
