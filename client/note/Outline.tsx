import { Faces } from '../ui/Face.tsx'
import type { Present } from './presence.ts'
import type { OutlineState } from './useOutline.ts'
import './outline.css'

/** The note's sections: what is missing, where one is, and who else is where. */
export function Outline({
  outline: { outline, current },
  people,
  onGo,
}: {
  outline: OutlineState
  people: readonly Present[]
  onGo: (sectionId: string) => void
}) {
  const isMissing = ({ required, empty }: OutlineState['outline'][number]) => required && empty
  return (
    <nav className="outline" aria-label="Sections">
      <ul>
        {outline.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className="outlineEntry"
              aria-current={entry.id === current ? 'location' : undefined}
              onClick={() => onGo(entry.id)}
            >
              <span className="outlineDot">{isMissing(entry) && <MissingDot />}</span>
              <span className="outlineTitle">{entry.title}</span>
              <Faces size="small" people={facesIn(entry.id, people)} />
            </button>
          </li>
        ))}
      </ul>
      {outline.some(isMissing) && (
        <p className="outlineKey">
          <i className="missingDot" aria-hidden="true" />
          Required, still empty
        </p>
      )}
    </nav>
  )
}

const MissingDot = () => (
  <>
    <i className="missingDot" />
    <span className="visuallyHidden">Required, still empty:</span>
  </>
)

const facesIn = (section: string, people: readonly Present[]) =>
  people
    .filter((person) => person.section === section)
    .map(({ id, name, color, me }) => ({ id, name, color, label: me ? `${name} (you)` : name }))
