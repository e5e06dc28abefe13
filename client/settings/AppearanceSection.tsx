import { chooseScheme, schemes, useScheme } from '../ui/scheme.ts'

/** The colours of this browser. */
export function AppearanceSection() {
  const chosen = useScheme()
  return (
    <section className="settingsSection" aria-labelledby="appearance-heading">
      <h2 id="appearance-heading">Appearance</h2>
      <fieldset className="schemeChoices">
        <legend className="visuallyHidden">Colours</legend>
        {schemes.map(({ scheme, word }) => (
          <label key={scheme}>
            <input type="radio" name="scheme" checked={chosen === scheme} onChange={() => chooseScheme(scheme)} />
            {word}
          </label>
        ))}
      </fieldset>
    </section>
  )
}
