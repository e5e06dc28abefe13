import type { NoteKind } from '../../shared/access/supervision.ts'
import type { Supervision } from '../../shared/api/supervision.ts'
import { Button } from '../ui/Button.tsx'
import { dayOf, lastDayOf } from '../ui/dates.ts'
import { phaseWord } from '../ui/PhaseName.tsx'

/** A kind of note in words. */
export const kindWord = (kind: NoteKind): string => (kind === 'other' ? 'Beside the course' : phaseWord(kind))

const coversInWords = (covers: Supervision['covers']): string =>
  covers === null ? 'all notes' : covers.map((kind) => kindWord(kind).toLowerCase()).join(', ')

function periodInWords({ from, to, state }: Supervision): string {
  if (state === 'ahead') return to ? `from ${dayOf(from)} to ${lastDayOf(to)}` : `from ${dayOf(from)} on`
  if (to === null) return `since ${dayOf(from)}`
  return state === 'over' ? `${dayOf(from)} to ${lastDayOf(to)}, over` : `${dayOf(from)} to ${lastDayOf(to)}`
}

/** Supervisions, each with when it is, for which notes, and who stands in. */
export function SupervisionRows({
  items,
  onChange,
}: {
  items: readonly Supervision[]
  onChange?: (one: Supervision) => void
}) {
  return (
    <ul className="rows" aria-label="Supervision">
      {items.map((one) => (
        <li key={one.id} className="supervisionRow" data-over={one.state === 'over' ? '' : undefined}>
          <span>
            <span className="memberName">{one.supervisor.name}</span> <span className="muted">supervises</span>{' '}
            <span className="memberName">{one.supervisee.name}</span>
            {one.backup && <span className="muted">, {one.backup.name} stands in</span>}
          </span>
          <span className="muted">{coversInWords(one.covers)}</span>
          <span className="muted">{periodInWords(one)}</span>
          {onChange && one.abilities.manage && (
            <span className="rowActs">
              <Button
                variant="quiet"
                aria-label={`Change how ${one.supervisor.name} supervises ${one.supervisee.name}`}
                onClick={() => onChange(one)}
              >
                Change
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
