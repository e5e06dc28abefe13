import { PracticeSettings } from '../../shared/api/practice.ts'
import { PartForm, type PartProps } from './PartForm.tsx'
import { RowField } from './RowField.tsx'
import { figureTyped } from './useRows.ts'

const schema = PracticeSettings.pick({ reviewDue: true })
const read = (typed: Record<string, string>) => ({
  reviewDue: { session: figureTyped(typed['reviewDue.session']), other: figureTyped(typed['reviewDue.other']) },
})

export const reviewKinds = [
  { kind: 'session', name: 'Session notes' },
  { kind: 'other', name: 'All other notes' },
] as const

/** Within how many days a note is to be reviewed. */
export function ReviewForm({ settings }: PartProps) {
  return (
    <PartForm settings={settings} name="when reviews are due" schema={schema} read={read}>
      {(sentences) => (
        <ul className="rows">
          {reviewKinds.map(({ kind, name }) => (
            <li key={kind} className="measureRow">
              <span className="rangeName">{name}</span>
              <RowField
                name={`reviewDue.${kind}`}
                label={`${name}, within so many days`}
                lead="within"
                tail="days"
                inputMode="numeric"
                defaultValue={settings.reviewDue[kind] ?? ''}
                error={sentences[`reviewDue.${kind}`]}
              />
            </li>
          ))}
        </ul>
      )}
    </PartForm>
  )
}
