import { PracticeSettings } from '../../shared/api/practice.ts'
import { PartForm, type PartProps } from './PartForm.tsx'
import { RowField } from './RowField.tsx'
import { figureTyped } from './useRows.ts'

export const noteKinds = [
  { kind: 'session', name: 'Session notes' },
  { kind: 'other', name: 'All other notes' },
] as const

type DuePart = 'reviewDue' | 'notesDue'

const schemas = {
  reviewDue: PracticeSettings.pick({ reviewDue: true }),
  notesDue: PracticeSettings.pick({ notesDue: true }),
}
const reading = (part: DuePart) => (typed: Record<string, string>) => ({
  [part]: { session: figureTyped(typed[`${part}.session`]), other: figureTyped(typed[`${part}.other`]) },
})

/** Within how many days something is to be done with a note. */
function DueForm({ settings, part, name }: PartProps & { part: DuePart; name: string }) {
  return (
    <PartForm settings={settings} name={name} schema={schemas[part]} read={reading(part)}>
      {(sentences) => (
        <ul className="rows">
          {noteKinds.map(({ kind, name }) => (
            <li key={kind} className="measureRow">
              <span className="rangeName">{name}</span>
              <RowField
                name={`${part}.${kind}`}
                label={`${name}, within so many days`}
                lead="within"
                tail="days"
                inputMode="numeric"
                defaultValue={settings[part][kind] ?? ''}
                error={sentences[`${part}.${kind}`]}
              />
            </li>
          ))}
        </ul>
      )}
    </PartForm>
  )
}

/** Within how many days of its submission a note is to be reviewed. */
export const ReviewForm = ({ settings }: PartProps) => (
  <DueForm settings={settings} part="reviewDue" name="when reviews are due" />
)

/** Within how many days of the day that it is about a note is to be signed. */
export const NotesDueForm = ({ settings }: PartProps) => (
  <DueForm settings={settings} part="notesDue" name="when notes are due" />
)
