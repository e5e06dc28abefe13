import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { carriedQuery } from '../api/carried.ts'
import { calendarDay } from '../ui/dates.ts'

/** What whoever comes to help asks first. It stands in the page, over nothing, and is read by the way. */
export function EmergencyPanel({ note, onClose }: { note: Note; onClose: () => void }) {
  const { data, isPending } = useQuery(carriedQuery(note.caseId))
  const from = (on: string) => <span className="muted"> from the note of {calendarDay(on)}</span>
  const medicines = data?.medicines
  return (
    <section className="sessionPanel emergencyPanel" aria-label="Emergency">
      <dl>
        <Fact name="Allergies">
          {data?.allergies ? (
            <>
              <b>{data.allergies.text}</b>
              {from(data.allergies.occurredOn)}
            </>
          ) : (
            unknown(isPending)
          )}
        </Fact>
        <Fact name="Medicines">
          {medicines ? (
            <>
              {medicines.items.length === 0 && 'None taken'}
              {medicines.items
                .filter(({ stopped }) => stopped === null)
                .map(({ name, dose }) => (dose === null ? name : `${name} ${dose}`))
                .join(', ')}
              {from(medicines.occurredOn)}
            </>
          ) : (
            unknown(isPending)
          )}
        </Fact>
      </dl>
      <button type="button" className="sessionButton" onClick={onClose}>
        Close
      </button>
    </section>
  )
}

const unknown = (isPending: boolean) => (isPending ? 'Being looked up…' : 'Not recorded in any note of this case.')

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
