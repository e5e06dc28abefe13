import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Team } from '../../shared/api/teams.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { teamsQuery } from '../api/teams.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { NameTeam, RemoveTeam, TeamMembers } from './TeamDialogs.tsx'

/** Named groups of members. Every member sees them; an admin makes and changes them. */
export function TeamsSection() {
  const me = useMe()
  const teams = useQuery(teamsQuery)
  const [making, setMaking] = useState(false)
  const mayMake = me.abilities.manageMembers
  if (teams.error) return <Problem>{sentenceOf(teams.error)}</Problem>
  if (!teams.data) return <Loading />
  const isEmpty = teams.data.items.length === 0
  return (
    <>
      {isEmpty ? (
        <div className="emptyList">
          <p>No teams yet.{mayMake ? ' A team is a named group of members.' : ''}</p>
          {mayMake && <Button onClick={() => setMaking(true)}>Make a team</Button>}
        </div>
      ) : (
        <>
          <ul className="rows" aria-label="Teams">
            {teams.data.items.map((team) => (
              <TeamRow key={team.id} team={team} />
            ))}
          </ul>
          {mayMake && (
            <div className="listFoot">
              <Button icon="plus" onClick={() => setMaking(true)}>
                Make a team
              </Button>
            </div>
          )}
        </>
      )}
      <NameTeam opened={making} onClose={() => setMaking(false)} />
    </>
  )
}

function TeamRow({ team }: { team: Team }) {
  const [doing, setDoing] = useState<'members' | 'name' | 'remove' | null>(null)
  const done = () => setDoing(null)
  return (
    <li className="teamRow">
      <span className="memberName">{team.name}</span>
      <span className="muted">{team.members.map(({ name }) => name).join(', ') || 'nobody yet'}</span>
      {team.abilities.manage && (
        <span className="rowActs">
          <Button variant="quiet" aria-label={`Members of ${team.name}`} onClick={() => setDoing('members')}>
            Members
          </Button>
          <Button variant="quiet" aria-label={`Rename ${team.name}`} onClick={() => setDoing('name')}>
            Rename
          </Button>
          <Button variant="quiet" aria-label={`Remove ${team.name}`} onClick={() => setDoing('remove')}>
            Remove
          </Button>
        </span>
      )}
      <TeamMembers team={team} opened={doing === 'members'} onClose={done} />
      <NameTeam team={team} opened={doing === 'name'} onClose={done} />
      <RemoveTeam team={team} opened={doing === 'remove'} onClose={done} />
    </li>
  )
}
