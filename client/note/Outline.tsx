import type { Editor } from '@tiptap/core'
import type { Awareness } from 'y-protocols/awareness'
import type { Me } from '../../shared/api/people.ts'
import { useCurrentSection, useOutline, usePeopleInSections } from '../editor/outline.ts'
import type { Person } from '../editor/people.ts'
import { Faces } from '../ui/Face.tsx'
import './outline.css'

/** The note's sections: what is missing, where one is, and who else is where. Their order never changes. */
export function Outline({
  editor,
  awareness,
  me,
  onGo,
}: {
  editor: Editor
  awareness: Awareness
  /** Whoever writes here; null for a reader, who has no caret. */
  me: Me | null
  onGo: (sectionId: string) => void
}) {
  const sections = useOutline(editor)
  const caret = useCurrentSection(editor)
  const people = usePeopleInSections(editor, awareness)
  const current = me ? caret : null
  return (
    <nav className="outline" aria-label="Sections">
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              className="outlineEntry"
              aria-current={section.id === current ? 'location' : undefined}
              onClick={() => onGo(section.id)}
            >
              <span className="outlineDot">{section.missing && <MissingDot />}</span>
              <span className="outlineTitle" title={section.title}>
                {section.title}
              </span>
              <Faces size="small" people={faces(people.get(section.id) ?? [], section.id === current ? me : null)} />
            </button>
          </li>
        ))}
      </ul>
      {sections.some(({ missing }) => missing) && (
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

/** Oneself first, then the others. */
const faces = (others: readonly Person[], me: Me | null) => [
  ...(me ? [{ id: me.id, name: me.name, color: me.color, label: `${me.name} (you)` }] : []),
  ...others.filter(({ id }) => id !== me?.id),
]
