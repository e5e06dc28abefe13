import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../shared/api/people.ts'
import { type Team, TeamName } from '../../shared/api/teams.ts'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useChangeTeam, useNameTeam, useRemoveTeam } from '../api/teams.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { useForm } from '../ui/useForm.ts'

interface Opened {
  opened: boolean
  onClose: () => void
}

/** Makes a team, or renames the one that is given. */
export function NameTeam({ team, opened, onClose }: Opened & { team?: Team }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={team ? `Rename ${team.name}` : 'Make a team'}>
      <NameForm {...(team ? { team } : {})} onClose={onClose} />
    </Dialog>
  )
}

function NameForm({ team, onClose }: { team?: Team; onClose: () => void }) {
  const name = useNameTeam(team?.id)
  const { sentences, submit, elsewhere } = useForm(TeamName, name, (typed) => ({ name: '', ...typed }), onClose)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField
        name="name"
        label="Name of the team"
        required
        data-autofocus
        autoComplete="off"
        defaultValue={team?.name ?? ''}
        error={sentences.name}
      />
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={name.isPending}>
          {team ? 'Rename the team' : 'Make the team'}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** Who is in a team. Each tick holds at once. */
export function TeamMembers({ team, opened, onClose }: Opened & { team: Team }) {
  const members = useQuery({ ...membersQuery, enabled: opened })
  return (
    <Dialog opened={opened} onClose={onClose} title={`Members of ${team.name}`}>
      {members.error && <Problem>{sentenceOf(members.error)}</Problem>}
      <ul className="rows">
        {members.data?.items.map((member) => (
          <TeamTick key={member.id} team={team} member={member} />
        ))}
      </ul>
      <div className="actions">
        <Button variant="main" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}

/** Shows what was ticked while the server is asked, and what holds where it refuses. */
function TeamTick({ team, member: { id, name } }: { team: Team; member: Member }) {
  const change = useChangeTeam(team.id)
  const holds = team.members.some((member) => member.id === id)
  const [ticked, setTicked] = useState(holds)
  return (
    <li className="tickRow">
      <Tick
        label={name}
        checked={ticked}
        onChange={({ currentTarget: { checked } }) => {
          setTicked(checked)
          change.mutate({ memberId: id, isIn: checked }, { onError: () => setTicked(holds) })
        }}
      />
      {change.error && <Problem>{sentenceOf(change.error)}</Problem>}
    </li>
  )
}

export function RemoveTeam({ team, opened, onClose }: Opened & { team: Team }) {
  const remove = useRemoveTeam(team.id)
  return (
    <Dialog opened={opened} onClose={onClose} title={`Remove the team ${team.name}?`}>
      <p>Its members stay in the practice. What is shared with the team is no longer shared with them by it.</p>
      {remove.error && <Problem>{sentenceOf(remove.error)}</Problem>}
      <div className="actions">
        <Button variant="main" data-autofocus disabled={remove.isPending} onClick={() => remove.mutate()}>
          Remove the team
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  )
}
