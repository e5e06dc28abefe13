import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, SignIn } from '../../shared/api/people.ts'
import type { Unlock } from '../../shared/api/pin.ts'
import type { NoteId } from '../../shared/ids.ts'
import { isRefused } from './problems.ts'
import { ask, listenForSessionEnd, tell } from './request.ts'

/**
 * Who is signed in, as far as this page knows. `over`: it was `me`, until the session ended under this page. `locked`: the
 * same member comes back with the password; a page that was loaded while locked does not know who that is. `shaded`: the
 * same for a page in session mode, whose note goes on under the shade.
 */
export type Session =
  | { state: 'signedIn'; me: Me }
  | { state: 'locked'; me: Me | null }
  | { state: 'shaded'; me: Me }
  | { state: 'over'; me: Me }
  | { state: 'signedOut' }

/** The contracts, once there is something to hold against them: a page that only asks for a password loads without. */
const contracts = () => import('../../shared/api/people.ts')

const sessionKey = ['session'] as const

const knownOf = (before: Session | undefined): Me | null =>
  before === undefined || before.state === 'signedOut' ? null : before.me

function withoutSession(before: Session | undefined): Session {
  const me = knownOf(before)
  return me ? { state: 'over', me } : { state: 'signedOut' }
}

/** The note at which this page is in session mode. */
const holdKey = ['sessionHold'] as const
/** Whether this page is in session mode, where idleness draws the shade instead of the lock. */
export const isHeldHere = (client: QueryClient): boolean => client.getQueryData<NoteId | null>(holdKey) != null

/** Locked, or under the shade where this page is in session mode. */
function coveredSession(client: QueryClient, before: Session | undefined): Session {
  const me = knownOf(before)
  return me && before?.state !== 'locked' && isHeldHere(client) ? { state: 'shaded', me } : { state: 'locked', me }
}

const isCovered = (session: Session | undefined): session is Extract<Session, { state: 'locked' | 'shaded' }> =>
  session?.state === 'locked' || session?.state === 'shaded'

/** The session of who is signed in now. Another member never inherits what this page holds: the page is loaded afresh. */
function signedInOrReload(before: Session | undefined, me: Me): Session {
  const known = knownOf(before)
  if (known && known.id !== me.id) location.reload()
  return { state: 'signedIn', me }
}

const whoIsIn = async (signal?: AbortSignal): Promise<Me> =>
  ask(async () => (await contracts()).Me, '/me', signal ? { signal } : {})

/**
 * Who is signed in, asked of the server. A refusal is an answer: it fulfils with `signedOut`, `over`, `locked` or `shaded`
 * then, and fails only where the server could not be asked.
 */
export const sessionQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<Session> => {
      const before = client.getQueryData<Session>(sessionKey)
      try {
        const me = await whoIsIn(signal)
        // A page that was locked while the server could not be told stays locked: only its member opens it.
        const now = client.getQueryData<Session>(sessionKey)
        if (isCovered(now)) return now
        return signedInOrReload(before, me)
      } catch (error) {
        if (isRefused(error, 'not_signed_in')) return withoutSession(before)
        if (isRefused(error, 'session_locked')) return coveredSession(client, before)
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
  const me = knownOf(data)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

/** From now on a 401 anywhere marks the session as over or locked, and keeps what the page holds. */
export function watchSession(client: QueryClient): void {
  listenForSessionEnd((end) => {
    const before = client.getQueryData<Session>(sessionKey)
    if (!before) return
    client.setQueryData<Session>(sessionKey, end === 'over' ? withoutSession(before) : coveredSession(client, before))
    // The request may have gone out with a cookie that was renewed meanwhile: the session is asked about once more.
    if (before.state === 'signedIn') void client.invalidateQueries({ queryKey: sessionKey })
  })
}

/** Covers this page at once; the server has locked the session, or is about to. In session mode it draws the shade. */
export function coverPage(client: QueryClient): void {
  client.setQueryData<Session>(sessionKey, (before) =>
    before?.state === 'signedIn' ? coveredSession(client, before) : before,
  )
}

/** The server holds the session at this note, so that this page is shaded where others are locked. */
export function hold(client: QueryClient, noteId: NoteId): void {
  client.setQueryDefaults(holdKey, { gcTime: Number.POSITIVE_INFINITY })
  client.setQueryData<NoteId | null>(holdKey, noteId)
}

/** Nothing holds the session any more: a page under the shade is locked. */
export function loseHold(client: QueryClient): void {
  client.setQueryData<NoteId | null>(holdKey, null)
  client.setQueryData<Session>(sessionKey, (before) =>
    before?.state === 'shaded' ? { state: 'locked', me: before.me } : before,
  )
}

/** Whether this page is under the shade. */
export const isShaded = (client: QueryClient): boolean => client.getQueryData<Session>(sessionKey)?.state === 'shaded'

/** Where the session is in its life by the server, whether or not this page is covered, and whether a PIN opens it. */
export const sessionNowQuery = queryOptions({
  queryKey: ['sessionNow'],
  queryFn: ({ signal }) =>
    ask(async () => (await import('../../shared/api/pin.ts')).SessionNow, '/auth/session', { signal }),
  retry: false,
  gcTime: 0,
})

/**
 * Locks the session for every page of this browser. The page is covered first, whatever the server says; one that is out of
 * reach hears of it when there is a line again, or locks by its own clock.
 */
export async function lock(client: QueryClient): Promise<void> {
  coverPage(client)
  try {
    await tellLocked()
  } catch (error) {
    if (isRefused(error)) throw error
    lockOnceOnline(client)
  }
}

const tellLocked = () =>
  tell('/auth/lock', { method: 'POST' }).catch((error: unknown) => {
    if (!isRefused(error, 'not_signed_in', 'session_locked')) throw error
  })

/** Nobody is there any more to be told of a failure, whatever it was: the next line is the next try. */
function lockOnceOnline(client: QueryClient): void {
  const again = () => {
    coverPage(client)
    tellLocked().catch(() => lockOnceOnline(client))
  }
  addEventListener('online', again, { once: true })
}

/** Another page of this browser was unlocked by its member: this one opens with it, where the server says the same. */
export async function openedElsewhere(client: QueryClient): Promise<void> {
  if (isCovered(client.getQueryData<Session>(sessionKey))) entered(client, await whoIsIn())
}

/** Opens a locked or shaded session again by its member's password or PIN. */
export async function unlock(client: QueryClient, given: Unlock): Promise<Me> {
  const me = await ask(async () => (await contracts()).Me, '/auth/unlock', { method: 'POST', body: given })
  entered(client, me)
  void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
  return me
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

/**
 * Ends the session and leaves nothing of this member in the page: the sign-in page is loaded afresh. Words that this
 * browser keeps for them stay, unreadable to others.
 */
export async function leave(client: QueryClient): Promise<void> {
  await tell('/auth/sign-out', { method: 'POST' }).catch((error: unknown) => {
    if (!isRefused(error, 'not_signed_in')) throw error
  })
  client.clear()
  location.replace('/sign-in')
}
