import { type ComponentProps, useState } from 'react'
import { Icon } from './Icon.tsx'
import { type FieldProps, useField } from './TextField.tsx'

/** A password that its owner may look at while typing. */
export function PasswordField({ label, hint, error, ...input }: FieldProps & ComponentProps<'input'>) {
  const [shown, setShown] = useState(false)
  const { control, around } = useField({ label, hint, error })
  return around(
    <div className="passwordField">
      <input {...input} {...control} className="fieldInput" type={shown ? 'text' : 'password'} />
      <button
        type="button"
        className="passwordToggle"
        aria-pressed={shown}
        aria-label="Show the password"
        onClick={() => setShown(!shown)}
      >
        <Icon name={shown ? 'hidden' : 'review'} />
      </button>
    </div>,
  )
}
