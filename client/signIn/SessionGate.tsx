import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, Outlet, useLocation, useMatches } from 'react-router'
import { useActivity } from '../api/activity.ts'
import { useDoorbell } from '../api/doorbell.ts'
import { sentenceOf } from '../api/problems.ts'
import { isHeldHere, useSession } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { LockScreen } from './LockScreen.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { shadeRootId } from './shadeRoot.ts'
import { useLock } from './useLock.ts'

/**
 * Lets members in. When the session is locked, the page stays as it is behind the lock screen. When it ends under a page
 * that holds unsaved work, that stays in memory behind a request to sign in again; elsewhere signing in leads back to
 * where one was.
 */
export function SessionGate() {
  const client = useQueryClient()
  const session = useSession()
  const warned = useLock(session.data?.state)
  const location = useLocation()
  const keepsWork = useMatches().some(({ handle }) => holdsWork(handle))
  const signIn = <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />

  if (session.data === undefined) {
    if (!session.error) return <Loading />
    return (
      <main className="alone">
        <p className="brand">Throughline</p>
        <Problem>{sentenceOf(session.error)}</Problem>
        <Button onClick={() => void session.refetch()}>Try again</Button>
      </main>
    )
  }
  switch (session.data.state) {
    case 'signedOut':
      return signIn
    case 'signedIn':
    case 'locked':
    case 'shaded':
    case 'over': {
      const { state, me } = session.data
      if (state === 'over' && !keepsWork) return signIn
      return (
        <>
          {me && (
            <Inside shown={state === 'signedIn'}>
              <Outlet />
            </Inside>
          )}
          {state === 'over' && <SignInAgain me={me} />}
          {state === 'locked' && <LockScreen me={me} />}
          <div id={shadeRootId} />
          <p className="lockWarning" role="status">
            {warned && (isHeldHere(client) ? 'The shade is drawn in one minute.' : 'Throughline locks in one minute.')}
          </p>
        </>
      )
    }
  }
}

const holdsWork = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'keepsWork' in handle && handle.keepsWork === true

/** One element in all states, so that what is inside keeps its state; hidden, it can be neither read nor reached. */
function Inside({ shown, children }: { shown: boolean; children: ReactNode }) {
  useActivity(shown)
  useDoorbell(shown)
  return (
    <div hidden={!shown} inert={!shown}>
      {children}
    </div>
  )
}
