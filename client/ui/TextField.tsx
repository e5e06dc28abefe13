import { type ComponentProps, type ReactNode, useId } from 'react'

export interface FieldProps {
  label: string
  /** How to fill it, read out with the field. */
  hint?: string | undefined
  /** What does not fit, as a sentence. */
  error?: string | undefined
}

/** The words around a control, and the ids that tie them to it. */
export function useField({ label, hint, error }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const control = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
  }
  const around = (input: ReactNode) => (
    <div className="field">
      <label className="fieldLabel" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="fieldHint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {input}
      {error && (
        <p className="fieldError" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
  return { control, around }
}

/** One line of text with its label above and what does not fit below. */
export function TextField({ label, hint, error, ...input }: FieldProps & ComponentProps<'input'>) {
  const { control, around } = useField({ label, hint, error })
  return around(<input {...input} {...control} className="fieldInput" />)
}
