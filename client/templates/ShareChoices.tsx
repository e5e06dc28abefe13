import type { ReactNode } from 'react'
import { Tick } from '../ui/Tick.tsx'
import './templateParts.css'

/** One of the answers to a question. */
export function Choice<Value extends string>({
  name,
  value,
  chosen,
  onChoose,
  children,
}: {
  name: string
  value: Value
  chosen: string
  onChoose: (value: Value) => void
  children: ReactNode
}) {
  return (
    <label className="choice">
      <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
      <span>{children}</span>
    </label>
  )
}

/** Teams or people to tick. */
export function Ticks({
  label,
  of,
  chosen,
  onChange,
}: {
  label: string
  of: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  return (
    <fieldset className="choices choiceTicks">
      <legend>{label}</legend>
      {of.map(({ id, name }) => (
        <Tick
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  )
}
