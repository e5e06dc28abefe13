import type { ComponentProps } from 'react'
import { Icon } from './Icon.tsx'
import { type FieldProps, useField } from './TextField.tsx'

interface Option {
  value: string
  label: string
}

/** One choice of several with its label above and what does not fit below, with the platform's own list. */
export function SelectField({
  label,
  hint,
  error,
  options,
  ...select
}: FieldProps & { options: readonly Option[] } & ComponentProps<'select'>) {
  const { control, around } = useField({ label, hint, error })
  return around(
    <span className="chooseOne">
      <select {...select} {...control} className="fieldInput">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>,
  )
}
