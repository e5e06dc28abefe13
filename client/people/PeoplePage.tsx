import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import './people.css'

/** Who works in the practice. */
export function PeoplePage() {
  const me = useMe()
  const members = useQuery(membersQuery)
  return (
    <>
      <title>People · Throughline</title>
      <div className="pageHead">
        <h1>People</h1>
      </div>
      {members.error && <Problem>{sentenceOf(members.error)}</Problem>}
      {members.isLoading && <Loading />}
      {members.data && (
        <ul className="rows" aria-label="Members">
          {members.data.items.map((member) => (
            <li key={member.id} className="memberRow">
              <span aria-hidden="true">
                <Face person={member} />
              </span>
              <span className="memberName">
                {member.name}
                {member.id === me.id && <span className="muted"> (you)</span>}
              </span>
              <span className="muted">{member.roles.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
