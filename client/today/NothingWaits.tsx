import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { useMe } from '../api/session.ts'

/** An empty day, with the one place to go that makes sense for the member. */
export function NothingWaits({ cases }: { cases: readonly Case[] }) {
  const me = useMe()
  const manages = me.abilities.manageMembers && cases.length === 0
  if (manages) {
    return (
      <div className="emptyList">
        <p>You look after the practice: who works in it, and who is on which care team.</p>
        <span className="actions">
          <Link className="button" data-variant="main" to="/people">
            See the people
          </Link>
          <Link className="button" to="/cases">
            {me.abilities.createCase ? 'Open a first case' : 'See the care teams'}
          </Link>
        </span>
      </div>
    )
  }
  return (
    <div className="emptyList">
      <p>Nothing waits for you.</p>
      <Link className="button" data-variant="main" to="/cases">
        {cases.length === 0 && me.abilities.createCase ? 'Open a first case' : 'See the cases'}
      </Link>
    </div>
  )
}
