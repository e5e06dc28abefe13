import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Me } from '../../shared/api/people.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { leave, unlock } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useCovered } from './useCovered.ts'

/** Stands before everything while the session is locked. The same member goes on where they were; others sign in. */
export function LockScreen({ me }: { me: Me | null }) {
  useCovered('Locked · Throughline')
  const client = useQueryClient()
  const leaving = useMutation({ mutationFn: () => leave(client) })
  return (
    <main className="alone">
      <p className="brand">Throughline</p>
      <h1 className="sessionEnded">Locked</h1>
      <p className="sentence">
        <Icon name="lock" />
        <span>{me ? 'What you had open stays as it was, out of sight.' : 'Unlock to go on where you were.'}</span>
      </p>
      <UnlockForm me={me} />
      <p className="small muted">
        {me ? `You are not ${me.name}?` : 'This is not your session?'}{' '}
        <Button variant="quiet" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign in as somebody else
        </Button>
      </p>
      {leaving.error && <Problem>{sentenceOf(leaving.error)}</Problem>}
    </main>
  )
}

function UnlockForm({ me }: { me: Me | null }) {
  const client = useQueryClient()
  const [missing, setMissing] = useState(false)
  const entry = useMutation({ mutationFn: (password: string) => unlock(client, password) })
  const wrong = isRefused(entry.error, 'invalid_credentials')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = event.currentTarget.elements.namedItem('password')
    if (!(field instanceof HTMLInputElement)) return
    setMissing(field.value === '')
    if (field.value === '') return field.focus()
    entry.mutate(field.value, { onError: () => field.select() })
  }
  const sentence = missing ? 'Please enter your password.' : wrong ? 'That is not the password.' : undefined
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="Unlock">
      {me && <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />}
      <PasswordField
        name="password"
        label={me ? `Password of ${me.name}` : 'Password'}
        autoComplete="current-password"
        required
        autoFocus
        error={sentence}
      />
      {entry.error && !wrong && <Problem>{sentenceOf(entry.error)}</Problem>}
      <Button type="submit" variant="main" disabled={entry.isPending}>
        {entry.isPending ? 'Unlocking…' : 'Unlock'}
      </Button>
    </form>
  )
}
