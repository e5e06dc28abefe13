import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Member } from '../../shared/api/people.ts'
import { leftQuery, membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { dayOf } from '../ui/dates.ts'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'

/** Everybody who works here, and those who have left. */
export function MembersSection() {
  const members = useQuery(membersQuery)
  const left = useQuery(leftQuery)
  const error = members.error ?? left.error
  return (
    <>
      {error && <Problem>{sentenceOf(error)}</Problem>}
      {members.isLoading && <Loading />}
      {members.data && <MemberRows label="Members" members={members.data.items} />}
      {left.data && left.data.items.length > 0 && (
        <section className="leftMembers">
          <h2>Left the practice</h2>
          <MemberRows label="Left the practice" members={left.data.items} />
        </section>
      )}
    </>
  )
}

function MemberRows({ label, members }: { label: string; members: readonly Member[] }) {
  const me = useMe()
  return (
    <ul className="rows" aria-label={label}>
      {members.map((member) => (
        <li key={member.id}>
          <Link className="memberRow" to={`/people/${member.id}`}>
            <span aria-hidden="true">
              <Face person={member} />
            </span>
            <span className="memberName">
              {member.name}
              {member.id === me.id && <span className="muted"> (you)</span>}
            </span>
            <span className="muted">
              {member.leftAt ? `left on ${dayOf(member.leftAt)}` : member.roles.join(', ') || 'no role'}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
