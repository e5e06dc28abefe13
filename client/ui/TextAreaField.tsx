import type { ComponentProps } from 'react'
import { type FieldProps, useField } from './TextField.tsx'

/** Several lines of text with their label above and what does not fit below. */
export function TextAreaField({ label, hint, error, rows = 3, ...input }: FieldProps & ComponentProps<'textarea'>) {
  const { control, around } = useField({ label, hint, error })
  return around(<textarea {...input} {...control} rows={rows} className="fieldInput" />)
}
