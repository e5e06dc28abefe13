import { type FormEvent, useState } from 'react'
import { ChangePassword } from '../../shared/api/account.ts'
import { useChangePassword } from '../api/account.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'

const refusals = (error: unknown): FieldSentences =>
  isRefused(error, 'invalid_credentials') ? { current: 'That is not your current password.' } : refusedFields(error)

/** Changes the member's own password, which signs them out everywhere else and takes their PIN away. */
export function PasswordSection() {
  const change = useChangePassword()
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refusals(change.error), ...typed }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = readFields(ChangePassword, { current: '', password: '', ...typedIn(form) })
    setTyped(read.fits ? {} : read.sentences)
    if (!read.fits) return focusFirst(form, read.sentences)
    change.mutate(read.data, {
      onSuccess: () => form.reset(),
      onError: (error) => focusFirst(form, refusals(error)),
    })
  }
  return (
    <section className="settingsSection" aria-labelledby="password-heading">
      <h2 id="password-heading">Password</h2>
      <form className="form" onSubmit={submit} noValidate>
        <PasswordField
          name="current"
          label="Current password"
          autoComplete="current-password"
          required
          error={sentences.current}
        />
        <PasswordField
          name="password"
          label="New password"
          hint="At least 12 characters. You are signed out everywhere else."
          autoComplete="new-password"
          required
          error={sentences.password}
        />
        {change.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(change.error)}</Problem>}
        {change.isSuccess && Object.keys(typed).length === 0 && (
          <p role="status">
            Your password is changed. You are signed out everywhere else, and a PIN has to be set anew.
          </p>
        )}
        <div className="actions">
          <Button type="submit" disabled={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </section>
  )
}
