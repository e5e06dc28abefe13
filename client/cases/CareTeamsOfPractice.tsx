import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CareTeamOfCase } from '../../shared/api/cases.ts'
import { careTeamsQuery } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Problem.tsx'
import { CareTeamEditor } from './CareTeamEditor.tsx'

const leadOf = ({ team }: CareTeamOfCase) => team.find(({ role }) => role === 'lead')

/** For an admin: who is on which care team. Of the cases it shows their codes and nothing else; those without a lead first. */
export function CareTeamsOfPractice() {
  const teams = useQuery(careTeamsQuery)
  if (teams.error) return <Problem>{sentenceOf(teams.error)}</Problem>
  if (!teams.data || teams.data.items.length === 0) return null
  const ledLast = teams.data.items.toSorted((one, other) => Number(!!leadOf(one)) - Number(!!leadOf(other)))
  return (
    <section className="careTeams" aria-labelledby="care-teams-heading">
      <div className="listHead">
        <h2 id="care-teams-heading">Care teams of the practice</h2>
        <span className="muted small">By code. An admin reads no notes by being one.</span>
      </div>
      <ul className="rows" aria-labelledby="care-teams-heading">
        {ledLast.map((one) => (
          <CareTeamRow key={one.caseId} one={one} />
        ))}
      </ul>
    </section>
  )
}

function CareTeamRow({ one }: { one: CareTeamOfCase }) {
  const [editing, setEditing] = useState(false)
  const lead = leadOf(one)
  const others = one.team.length - (lead ? 1 : 0)
  return (
    <li className="careTeamsRow">
      <b>{one.code}</b>
      <span className={lead ? 'muted' : undefined}>
        {lead ? `${lead.name} leads` : 'No lead'}
        {others > 0 && `, and ${others} more`}
        {one.closed && ', closed'}
      </span>
      <Button variant="quiet" onClick={() => setEditing(true)}>
        Change<span className="visuallyHidden"> the care team of {one.code}</span>
      </Button>
      <CareTeamEditor
        one={{ id: one.caseId, code: one.code }}
        team={one.team}
        opened={editing}
        onClose={() => setEditing(false)}
      />
    </li>
  )
}
