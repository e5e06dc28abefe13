import { Navigate, useLocation, useNavigate } from 'react-router'
import { useKnownSession } from '../api/session.ts'
import { SignInForm } from './SignInForm.tsx'

/** An address inside the product to go back to; anything else leads home. */
const wayBack = (state: unknown): string => {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined
  return typeof from === 'string' && /^\/(?![/\\])/.test(from) ? from : '/'
}

export function SignInPage() {
  const location = useLocation()
  const navigate = useNavigate()
  const session = useKnownSession()
  const back = wayBack(location.state)
  if (session.data?.state === 'signedIn') return <Navigate to={back} replace />
  return (
    <main className="alone">
      <title>Sign in · Throughline</title>
      <p className="brand">Throughline</p>
      <h1 className="visuallyHidden">Sign in</h1>
      <SignInForm onSignedIn={() => void navigate(back, { replace: true })} />
      <p className="small muted">No account yet, or the password lost? Your practice’s administrator can help.</p>
    </main>
  )
}
