import type { TemplateUse } from '../../shared/api/templates.ts'
import { calendarDay } from '../ui/dates.ts'
import { capital, counted } from '../ui/numbers.ts'

/** Who began notes with a template, and how often. */
export function UsePanel({ use }: { use: TemplateUse }) {
  if (use.notes === 0) return <p className="muted">No note has begun with it yet.</p>
  return (
    <>
      <p>
        {capital(counted(use.notes, 'note'))} began with it
        {use.lastOn !== null && `, the last on ${calendarDay(use.lastOn)}`}.
      </p>
      <ul className="rows useRows">
        {use.members
          .toSorted((one, other) => other.notes - one.notes)
          .map(({ id, name, notes }) => (
            <li key={id}>
              <span>{name}</span>
              <span className="muted">{counted(notes, 'note')}</span>
            </li>
          ))}
      </ul>
    </>
  )
}
