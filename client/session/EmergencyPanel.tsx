import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CarriedMedicine } from '../../shared/api/carried.ts'
import type { Note } from '../../shared/api/notes.ts'
import { takenNow } from '../../shared/note/carryOver.ts'
import { practiceQuery } from '../api/practice.ts'
import { carriedQuery } from '../api/threads.ts'
import { calendarDay } from '../ui/dates.ts'
import { joined } from './joined.ts'
import { placeIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'

/** What whoever comes to help asks first. It stands in the page, over nothing, and is read by the way. */
export function EmergencyPanel({ note, blocks, onClose }: { note: Note; blocks: SessionBlocks; onClose: () => void }) {
  const { place, address } = placeIn(blocks)
  const carried = useQuery(carriedQuery(note.caseId))
  const practice = useQuery(practiceQuery).data?.settings.emergencyNumber
  // The practice's own number helps in its own rooms alone.
  const isElsewhere = place?.setting === 'home' || place?.setting === 'remote'
  const localNumber = place?.emergencyNumber ?? (isElsewhere ? null : practice)
  const from = (on: string) => <span className="muted"> from the note of {calendarDay(on)}</span>
  const { allergies, medicines } = carried.data ?? {}
  const taken = takenNow(medicines?.items ?? [])
  const unknown = carried.isPending
    ? 'Being looked up…'
    : carried.data
      ? 'Not recorded in any note of this case.'
      : 'Could not be looked up.'
  return (
    <section className="sessionPanel emergencyPanel" aria-label="Emergency">
      <dl>
        <Fact name="Allergies">
          {allergies ? (
            <>
              <b>{allergies.text}</b>
              {from(allergies.occurredOn)}
            </>
          ) : (
            unknown
          )}
        </Fact>
        <Fact name="Medicines">
          {medicines ? (
            <>
              {taken.length === 0 ? 'None taken' : taken.map(inWords).join(', ')}
              {from(medicines.occurredOn)}
            </>
          ) : (
            unknown
          )}
        </Fact>
        <Fact name="Contact">{joined(place?.emergencyContact, place?.emergencyPhone) || notHere}</Fact>
        <Fact name="Sitter">{joined(place?.sitter, place?.sitterPhone) || notHere}</Fact>
        <Fact name="Address now">{address || (place?.setting === 'in_person' ? 'At the practice' : notHere)}</Fact>
        <Fact name="Local number">{localNumber ? <b>{localNumber}</b> : notHere}</Fact>
      </dl>
      <button type="button" className="sessionButton" onClick={onClose}>
        Close
      </button>
    </section>
  )
}

/** A medicine, and since when nobody has asked about it, where the newest list took it over. */
const inWords = ({ name, dose, carriedFrom }: CarriedMedicine): string =>
  [
    dose === null ? name : `${name} ${dose}`,
    carriedFrom !== null && `(as of ${calendarDay(carriedFrom)}, not confirmed)`,
  ]
    .filter((part) => part !== false)
    .join(' ')

const notHere = 'Not recorded in this note.'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
