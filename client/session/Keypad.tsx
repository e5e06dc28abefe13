import type { PointerEvent } from 'react'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** For a button beside a field: the field keeps the focus when it is tapped, and a tablet its keyboard. */
export const keepsFocus = { onPointerDown: (event: PointerEvent) => event.preventDefault() }

/** What a field holds after a key of the keypad. */
export const press = (before: string, key: string): string => (key === '⌫' ? before.slice(0, -1) : `${before}${key}`)

/** Figures under one thumb. `extra` stands beside the nought. */
export function Keypad({ extra, onKey }: { extra: string; onKey: (key: string) => void }) {
  const keys = [...digits.map((key) => ({ key, name: key })), { key: extra, name: extra === '/' ? 'slash' : 'point' }]
  return (
    <fieldset className="keypad">
      <legend className="visuallyHidden">Keypad</legend>
      {[...keys, { key: '0', name: '0' }, { key: '⌫', name: 'Delete the last figure' }].map(({ key, name }) => (
        <button key={key} type="button" aria-label={name} {...keepsFocus} onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
    </fieldset>
  )
}
