import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Unlock } from '../../shared/api/pin.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { sessionNowQuery, unlock } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Whose session it is, as far as the screen may say so. */
interface Whose {
  name?: string | undefined
  email?: string | undefined
}

/** Opens a locked or shaded session: by the PIN where one may be tried, by the password always. */
export function UnlockForm({ name, email }: Whose) {
  const now = useQuery(sessionNowQuery)
  const takesPin = now.data?.pin === true
  const [way, setWay] = useState<'pin' | 'password' | null>(null)
  if (way === null) {
    // Without a line nothing is known. What is offered first stays, so that nobody types into a form that goes.
    if (now.isPending && now.fetchStatus === 'fetching') return null
    setWay(takesPin ? 'pin' : 'password')
  }
  if (takesPin && way === 'pin') return <PinForm name={name} onPassword={() => setWay('password')} />
  return <PasswordForm name={name} email={email} onPin={takesPin ? () => setWay('pin') : undefined} />
}

function useUnlock() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Unlock) => unlock(client, given),
    onError: (error) => {
      if (isRefused(error, 'password_needed')) void client.invalidateQueries(sessionNowQuery)
    },
  })
}

const fieldIn = (form: HTMLFormElement, name: string): HTMLInputElement | null => {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement ? field : null
}

function PinForm({ name, onPassword }: Whose & { onPassword: () => void }) {
  const entry = useUnlock()
  const [isShort, setShort] = useState(false)
  const wrong = isRefused(entry.error, 'invalid_credentials')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = fieldIn(event.currentTarget, 'pin')
    if (!field) return
    const fits = /^\d{4,8}$/.test(field.value)
    setShort(!fits)
    if (!fits) return field.focus()
    entry.mutate({ pin: field.value }, { onError: () => field.select() })
  }
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="Unlock">
      <TextField
        name="pin"
        label={name === undefined ? 'PIN' : `PIN of ${name}`}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        required
        autoFocus
        error={isShort ? 'A PIN is four to eight digits.' : wrong ? 'That is not the PIN.' : undefined}
      />
      {entry.error && !wrong && <Problem>{sentenceOf(entry.error)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={entry.isPending}>
          {entry.isPending ? 'Unlocking…' : 'Unlock'}
        </Button>
        <Button variant="quiet" onClick={onPassword}>
          Use your password instead
        </Button>
      </div>
    </form>
  )
}

function PasswordForm({ name, email, onPin }: Whose & { onPin: (() => void) | undefined }) {
  const entry = useUnlock()
  const [missing, setMissing] = useState(false)
  const wrong = isRefused(entry.error, 'invalid_credentials')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = fieldIn(event.currentTarget, 'password')
    if (!field) return
    setMissing(field.value === '')
    if (field.value === '') return field.focus()
    entry.mutate({ password: field.value }, { onError: () => field.select() })
  }
  const sentence = missing ? 'Please enter your password.' : wrong ? 'That is not the password.' : undefined
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="Unlock">
      {email !== undefined && <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />}
      <PasswordField
        name="password"
        label={name === undefined ? 'Password' : `Password of ${name}`}
        autoComplete="current-password"
        required
        autoFocus
        error={sentence}
      />
      {entry.error && !wrong && <Problem>{sentenceOf(entry.error)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={entry.isPending}>
          {entry.isPending ? 'Unlocking…' : 'Unlock'}
        </Button>
        {onPin && (
          <Button variant="quiet" onClick={onPin}>
            Use your PIN instead
          </Button>
        )}
      </div>
    </form>
  )
}
