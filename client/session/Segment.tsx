import { keepsFocus } from './Keypad.tsx'

/** A few choices side by side, of which one holds. */
export function Segment<Value extends string | number | boolean>({
  name,
  options,
  value,
  onChoose,
}: {
  name: string
  options: readonly { value: Value; label: string }[]
  value: Value | null
  onChoose: (value: Value) => void
}) {
  return (
    <fieldset className="sessionSeg">
      <legend className="visuallyHidden">{name}</legend>
      {options.map((option) => (
        <button
          key={option.label}
          type="button"
          aria-pressed={option.value === value}
          {...keepsFocus}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
