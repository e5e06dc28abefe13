import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { NewMember } from './NewMember.tsx'
import './people.css'

/** Who works in the practice. An admin adds members. */
export function PeoplePage() {
  const me = useMe()
  const members = useQuery(membersQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <title>People · Throughline</title>
      <div className="pageHead">
        <h1>People</h1>
        {me.abilities.manageMembers && (
          <Button variant="main" icon="plus" onClick={() => setAdding(true)}>
            Add a member
          </Button>
        )}
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
      {me.abilities.manageMembers && <NewMember opened={adding} onClose={() => setAdding(false)} />}
    </>
  )
}
