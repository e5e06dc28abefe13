import { useQuery } from '@tanstack/react-query'
import { CareRole } from '../../shared/access/vocabulary.ts'
import type { CareTeamMember } from '../../shared/api/cases.ts'
import type { Member } from '../../shared/api/people.ts'
import type { CaseId } from '../../shared/ids.ts'
import { useSetCareRole } from '../api/cases.ts'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { ChooseOne } from '../ui/ChooseOne.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Face } from '../ui/Face.tsx'
import { Problem } from '../ui/Problem.tsx'

const away = 'not on the team'
const choices = [...CareRole.options, away]

/** Whoever manages a care team says who is on it and as what. Each choice holds at once. */
export function CareTeamEditor({
  one,
  team,
  opened,
  onClose,
}: {
  one: { id: CaseId; code: string }
  team: readonly CareTeamMember[]
  opened: boolean
  onClose: () => void
}) {
  const me = useMe()
  const members = useQuery({ ...membersQuery, enabled: opened })
  const set = useSetCareRole(one.id)
  const problem = set.error ?? members.error
  const roleOf = ({ id }: Member) => team.find(({ memberId }) => memberId === id)?.role ?? away

  return (
    <Dialog opened={opened} onClose={onClose} title={`Care team of ${one.code}`}>
      <p className="muted">Who is on the team can read its notes. Taking somebody off ends their access at once.</p>
      {problem && <Problem>{sentenceOf(problem)}</Problem>}
      <ul className="rows">
        {members.data?.items.map((member) => (
          <li key={member.id} className="careTeamRow">
            <span aria-hidden="true">
              <Face person={member} />
            </span>
            <span>
              {member.name}
              {member.id === me.id && <span className="muted"> (you)</span>}
            </span>
            <ChooseOne
              aria-label={`Role of ${member.name}`}
              options={choices}
              value={roleOf(member)}
              disabled={set.isPending || member.id === me.id}
              onChange={({ currentTarget: { value } }) => {
                const role = CareRole.safeParse(value)
                set.mutate({ memberId: member.id, role: role.success ? role.data : null })
              }}
            />
          </li>
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
