import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { SetPin } from '../../shared/api/pin.ts'
import { useRemovePin, useSetPin } from '../api/account.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { sessionNowQuery } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'

const refusals = (error: unknown): FieldSentences =>
  isRefused(error, 'invalid_credentials') ? { password: 'That is not your password.' } : refusedFields(error)

/** Sets or removes the PIN that opens the member's own locked sessions. */
export function PinSection() {
  const has = useQuery(sessionNowQuery).data?.pin === true
  const set = useSetPin()
  const remove = useRemovePin()
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refusals(set.error), ...typed }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = readFields(SetPin, { password: '', pin: '', ...typedIn(form) })
    setTyped(read.fits ? {} : read.sentences)
    if (!read.fits) return focusFirst(form, read.sentences)
    remove.reset()
    set.mutate(read.data, {
      onSuccess: () => form.reset(),
      onError: (error) => focusFirst(form, refusals(error)),
    })
  }
  const said = remove.isSuccess
    ? 'Your PIN is removed. Your password alone unlocks.'
    : set.isSuccess && Object.keys(typed).length === 0
      ? 'Your PIN is set.'
      : null
  return (
    <section className="settingsSection" aria-labelledby="pin-heading">
      <h2 id="pin-heading">PIN</h2>
      <p className="muted">
        A PIN unlocks Throughline where you are signed in already, and lifts the shade of session mode. It never signs
        anybody in, and a new password takes it away.{' '}
        {has ? 'You have one; a new one takes its place.' : 'You have none yet.'}
      </p>
      <form className="form" onSubmit={submit} noValidate>
        <PasswordField
          name="password"
          label="Your password"
          autoComplete="current-password"
          required
          error={sentences.password}
        />
        <TextField
          name="pin"
          label="New PIN"
          hint="Four to eight digits: not all the same, not in a row, not one pair repeated, and no year."
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          required
          error={sentences.pin}
        />
        {set.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(set.error)}</Problem>}
        {remove.error && <Problem>{sentenceOf(remove.error)}</Problem>}
        {said && <p role="status">{said}</p>}
        <div className="actions">
          <Button type="submit" disabled={set.isPending}>
            Set the PIN
          </Button>
          {has && (
            <Button variant="quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
              Remove the PIN
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
