import type { ReactNode } from 'react'
import { Navigate, Outlet, useLocation, useMatches } from 'react-router'
import { useActivity } from '../api/activity.ts'
import { sentenceOf } from '../api/problems.ts'
import { useSession } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SignInAgain } from './SignInAgain.tsx'

/**
 * Lets members in. When the session ends under a page that holds unsaved work, the page stays in memory behind a
 * request to sign in again; elsewhere signing in leads back to where one was.
 */
export function SessionGate() {
  const session = useSession()
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
    case 'over': {
      const over = session.data.state === 'over'
      if (over && !keepsWork) return signIn
      return (
        <>
          <Inside shown={!over}>
            <Outlet />
          </Inside>
          {over && <SignInAgain me={session.data.me} />}
        </>
      )
    }
  }
}

const holdsWork = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'keepsWork' in handle && handle.keepsWork === true

/** One element in both states, so that what is inside keeps its state; hidden, it can be neither read nor reached. */
function Inside({ shown, children }: { shown: boolean; children: ReactNode }) {
  useActivity(shown)
  return (
    <div hidden={!shown} inert={!shown}>
      {children}
    </div>
  )
}
