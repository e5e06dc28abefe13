import type { Editor } from '@tiptap/core'
import { useNoteSurroundings } from '../../editor/noteContext.ts'
import { peopleInSections } from '../../editor/outline.ts'
import { Icon } from '../../ui/Icon.tsx'
import { moveSection, removeSection, sectionAt, setSection } from './sectionActs.ts'
import { type NamedSection, useTemplateActs } from './templateContext.ts'

interface Shown extends NamedSection {
  readonly required: boolean
  readonly answeredBy: string | null
}

/** What is decided about a section of a template, and what can be done with all of it: a quiet row above its title. */
export function SectionControls({
  editor,
  getPos,
  section,
  isFirst,
  isLast,
}: {
  editor: Editor
  getPos: () => number | undefined
  section: Shown
  isFirst: boolean
  isLast: boolean
}) {
  const { id, title, required, answeredBy } = section
  const { onSaveSection, onRemoved } = useTemplateActs()
  const { awareness } = useNoteSurroundings()
  const here = () => sectionAt(editor, getPos())
  const set = (name: 'required' | 'answeredBy', value: true | string | null) => setSection(editor, here(), name, value)
  const move = (by: 1 | -1) => {
    const from = here()
    if (!moveSection(editor, from, by, new Set(peopleInSections(editor, awareness).keys()))) return
    // What moved may be drawn anew: the focus goes along, so that it can be moved on.
    requestAnimationFrame(() => {
      const moved = editor.view.dom.querySelectorAll('[data-section]')[from + by]
      moved?.querySelector<HTMLElement>(`[data-move="${by}"]`)?.focus()
    })
  }
  const remove = () => {
    if (removeSection(editor, here())) onRemoved({ id, title })
  }
  return (
    <fieldset className="sectionControls" contentEditable={false} aria-label={`Section: ${title}`}>
      <button
        type="button"
        className="sectionControl"
        aria-pressed={required}
        onClick={() => set('required', required ? null : true)}
      >
        <Icon name={required ? 'check' : 'planned'} /> Required
      </button>
      <label className="sectionControl" data-set={answeredBy !== null || undefined}>
        <span>Answered for by</span>
        <select
          value={answeredBy ?? ''}
          onChange={({ currentTarget: { value } }) => set('answeredBy', value === '' ? null : value)}
        >
          <option value="">nobody</option>
          <option value="therapist">therapist</option>
          <option value="prescriber">prescriber</option>
        </select>
      </label>
      <span className="sectionActs">
        {onSaveSection && (
          <button type="button" className="sectionControl" onClick={() => onSaveSection({ id, title })}>
            Save to the library
          </button>
        )}
        {/* Not disabled: whoever moves a section to an end keeps the focus there. */}
        <button
          type="button"
          className="sectionControl"
          data-move={-1}
          aria-label="Move up"
          title="Move up"
          aria-disabled={isFirst || undefined}
          onClick={() => move(-1)}
        >
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="sectionControl"
          data-move={1}
          aria-label="Move down"
          title="Move down"
          aria-disabled={isLast || undefined}
          onClick={() => move(1)}
        >
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="sectionControl"
          aria-label="Remove section"
          title="Remove section"
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      </span>
    </fieldset>
  )
}
