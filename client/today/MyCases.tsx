import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { nextInWords } from '../cases/words.ts'
import { PhaseName } from '../ui/PhaseName.tsx'

/** The member's open cases with phase and next step. */
export function MyCases({ cases }: { cases: readonly Case[] }) {
  if (cases.length === 0) return null
  return (
    <section className="waitingSection">
      <h2>My cases</h2>
      <ul className="rows" aria-label="My cases">
        {cases.map((one) => (
          <li key={one.id}>
            <Link className="waitingRow" to={`/cases/${one.id}`}>
              <span className="waitingName">
                <ClientName client={one} />
              </span>
              {one.standing.phase === null ? (
                <span className="muted">Not begun</span>
              ) : (
                <PhaseName phase={one.standing.phase} />
              )}
              <span className="waitingWords muted">{nextInWords(one)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
