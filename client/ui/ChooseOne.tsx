import type { ComponentProps } from 'react'
import { Icon } from './Icon.tsx'

/** One choice of a few, with the platform's own list. Name it by `aria-label`. */
export function ChooseOne({ options, ...select }: { options: readonly string[] } & ComponentProps<'select'>) {
  return (
    <span className="chooseOne">
      <select {...select} className="fieldInput">
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  )
}
