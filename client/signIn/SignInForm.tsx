import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Me, SignIn } from '../../shared/api/people.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { signIn } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { type FieldSentences, focusFirst, refusedFields, typedIn } from '../ui/fields.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Email and password. `email` is given where it is known who was here; `onSignedIn` hears who came in. */
export function SignInForm({ email, onSignedIn }: { email?: string; onSignedIn: (me: Me) => void }) {
  const client = useQueryClient()
  const [sentences, setSentences] = useState<FieldSentences>({})
  const entry = useMutation({
    mutationFn: (credentials: SignIn) => signIn(client, credentials),
    onSuccess: onSignedIn,
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = { email: '', password: '', ...typedIn(form) }
    const missing: FieldSentences = {
      ...(typed.email.includes('@') ? {} : { email: 'Please enter your email address.' }),
      ...(typed.password ? {} : { password: 'Please enter your password.' }),
    }
    setSentences(missing)
    if (Object.keys(missing).length > 0) return focusFirst(form, missing)
    entry.mutate(typed, {
      onError: (error) => {
        const wrong = isRefused(error, 'invalid_credentials') ? { password: error.message } : refusedFields(error)
        setSentences(wrong)
        focusFirst(form, wrong)
      },
    })
  }

  return (
    <form className="form" onSubmit={submit} noValidate aria-label="Sign in">
      <TextField
        name="email"
        type="email"
        label="Email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={!email}
        {...(email ? { defaultValue: email } : {})}
        error={sentences.email}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        required
        autoFocus={Boolean(email)}
        error={sentences.password}
      />
      {entry.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(entry.error)}</Problem>}
      <Button type="submit" variant="main" disabled={entry.isPending}>
        {entry.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
