import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { ResetPassword } from '../../shared/api/invitations.ts'
import { resetSeenQuery, useResetPassword } from '../api/joining.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useForm } from '../ui/useForm.ts'
import { secretIn } from './secretIn.ts'

/** A lost password. The link's token stands in the fragment, so that it is in no server's log. */
export function ResetPage() {
  const token = secretIn(useLocation().hash)
  const seen = useQuery({ ...resetSeenQuery(token), enabled: token !== '' })
  if (seen.isLoading) return <Loading />
  return (
    <main className="alone">
      <title>Set a new password · Throughline</title>
      <p className="brand">Throughline</p>
      {seen.data?.state === 'open' ? (
        <ResetForm token={token} email={seen.data.email} />
      ) : (
        <>
          <h1>This link does not open</h1>
          {seen.error ? (
            <Problem>{sentenceOf(seen.error)}</Problem>
          ) : (
            <p>
              It works once, within a day, and a newer one ends it. Ask your practice’s administrator for a new one.
            </p>
          )}
          <ToSignIn />
        </>
      )}
    </main>
  )
}

const ToSignIn = () => (
  <p>
    <Link className="quietLink" to="/sign-in">
      Go to sign in
    </Link>
  </p>
)

function ResetForm({ token, email }: { token: string; email: string }) {
  const reset = useResetPassword()
  const read = (typed: Record<string, string>) => ({ password: '', ...typed, token })
  const { sentences, submit, elsewhere } = useForm(ResetPassword, reset, read)
  if (reset.isSuccess) {
    return (
      <>
        <h1>Your new password holds</h1>
        <p role="status">You are signed out everywhere. Sign in with the new password.</p>
        <ToSignIn />
      </>
    )
  }
  return (
    <>
      <h1>Set a new password</h1>
      <p>For {email}. It signs you out everywhere else.</p>
      <form className="form" onSubmit={submit} noValidate>
        <PasswordField
          name="password"
          label="New password"
          hint="At least 12 characters. A few words that you remember are best."
          autoComplete="new-password"
          required
          autoFocus
          error={sentences.password}
        />
        {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
        <Button type="submit" variant="main" disabled={reset.isPending}>
          Set the password
        </Button>
      </form>
    </>
  )
}
