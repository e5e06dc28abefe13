import { useQueryClient } from '@tanstack/react-query'
import type { Me } from '../../shared/api/people.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SignInForm } from './SignInForm.tsx'
import { useCovered } from './useCovered.ts'

/**
 * Stands before a page whose session ended. What the page holds stays in memory, unseen, for the same member; for
 * another one the page starts afresh.
 */
export function SignInAgain({ me }: { me: Me }) {
  const client = useQueryClient()
  useCovered('Your session ended · Throughline')
  return (
    <main className="alone">
      <p className="brand">Throughline</p>
      <h1 className="sessionEnded">Your session ended. Sign in again to go on.</h1>
      <p className="sentence">
        <Icon name="lock" />
        <span>The note stays open behind this, with everything you wrote.</span>
      </p>
      <SignInForm email={me.email} onSignedIn={() => {}} />
      <p className="small muted">
        You are not {me.name}?{' '}
        <Button
          variant="quiet"
          onClick={() => {
            client.clear()
            location.replace('/sign-in')
          }}
        >
          Leave this note and sign in
        </Button>
      </p>
    </main>
  )
}
