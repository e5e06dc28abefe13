const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** What a field holds after a key of the keypad. */
export const press = (before: string, key: string): string => (key === '⌫' ? before.slice(0, -1) : `${before}${key}`)

/** Figures under one thumb. `extra` stands beside the nought. */
export function Keypad({ extra, onKey }: { extra: string; onKey: (key: string) => void }) {
  const keys = [...digits.map((key) => ({ key, name: key })), { key: extra, name: extra === '/' ? 'slash' : 'point' }]
  return (
    <fieldset className="keypad">
      <legend className="visuallyHidden">Keypad</legend>
      {[...keys, { key: '0', name: '0' }, { key: '⌫', name: 'Delete the last figure' }].map(({ key, name }) => (
        <button
          key={key}
          type="button"
          aria-label={name}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onKey(key)}
        >
          {key}
        </button>
      ))}
    </fieldset>
  )
}
