import { useState } from 'react'
import type { MemberInFull } from '../../shared/api/members.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { ChangeMember } from './ChangeMember.tsx'
import { ChangeRoles } from './ChangeRoles.tsx'
import { Invite } from './Invite.tsx'
import { LetLeave } from './LetLeave.tsx'
import { OfferReset } from './OfferReset.tsx'

type Doing = 'name' | 'roles' | 'reset' | 'leave' | 'back'

/** What the viewer may do with a member, as the member's abilities say. */
export function MemberActs({ member }: { member: MemberInFull }) {
  const me = useMe()
  const [doing, setDoing] = useState<Doing | null>(null)
  const done = () => setDoing(null)
  const { edit, changeRoles, offerReset, letLeave, takeBack } = member.abilities
  const acts: { doing: Doing; word: string; may: boolean }[] = [
    { doing: 'name', word: 'Name and colour', may: edit },
    { doing: 'roles', word: 'Roles', may: changeRoles },
    { doing: 'reset', word: 'New password', may: offerReset },
    { doing: 'leave', word: member.id === me.id ? 'Leave the practice' : 'Let them leave', may: letLeave },
    { doing: 'back', word: 'Take back', may: takeBack },
  ]
  const dialog = (which: Doing) => ({ member, opened: doing === which, onClose: done })
  return (
    <div className="actions">
      {acts
        .filter(({ may }) => may)
        .map(({ doing: which, word }) => (
          <Button key={which} onClick={() => setDoing(which)}>
            {word}
          </Button>
        ))}
      {edit && <ChangeMember {...dialog('name')} />}
      {changeRoles && <ChangeRoles {...dialog('roles')} />}
      {offerReset && <OfferReset {...dialog('reset')} />}
      {letLeave && <LetLeave {...dialog('leave')} />}
      {takeBack && (
        <Invite
          opened={doing === 'back'}
          onClose={done}
          title={`Take ${member.name} back`}
          suggested={{ name: member.name, email: member.email ?? '', roles: ['clinician'] }}
        />
      )}
    </div>
  )
}
