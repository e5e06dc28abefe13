import { type ComponentProps, useId } from 'react'
import { Icon } from './Icon.tsx'

/** A box to tick, with what it means. */
export function Tick({ label, hint, ...input }: { label: string; hint?: string } & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className="tick">
      <span className="tickBox">
        <input {...input} type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
        <Icon name="check" />
      </span>
      <span>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span className="fieldHint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </div>
  )
}
