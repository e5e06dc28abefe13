import { type ComponentProps, useId } from 'react'

/** A field in a row of fields: its label is read out, and words may stand before and after it for the eye. */
export function RowField({
  label,
  lead,
  tail,
  error,
  ...input
}: { label: string; lead?: string; tail?: string; error: string | undefined } & ComponentProps<'input'>) {
  const id = useId()
  return (
    <span className="rowField">
      <span className="rowFieldLine">
        {lead !== undefined && (
          <span className="muted" aria-hidden="true">
            {lead}
          </span>
        )}
        <input
          {...input}
          className="fieldInput"
          aria-label={label}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
        />
        {tail !== undefined && (
          <span className="muted" aria-hidden="true">
            {tail}
          </span>
        )}
      </span>
      {error && (
        <span className="fieldError" id={id}>
          {error}
        </span>
      )}
    </span>
  )
}
