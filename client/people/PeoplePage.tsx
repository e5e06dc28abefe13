import { useState } from 'react'
import { NavLink, Outlet } from 'react-router'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Invite } from './Invite.tsx'
import './people.css'

/** Who works in the practice, in which teams, supervised by whom. An admin invites. */
export function PeoplePage() {
  const me = useMe()
  const [inviting, setInviting] = useState(false)
  const isAdmin = me.abilities.manageMembers
  return (
    <>
      <title>People · Throughline</title>
      <div className="pageHead peopleHead">
        <h1>People</h1>
        {isAdmin && (
          <Button variant="main" icon="plus" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        )}
      </div>
      <nav className="sections" aria-label="People">
        <NavLink to="/people" end>
          Members
        </NavLink>
        {isAdmin && <NavLink to="/people/invitations">Invitations</NavLink>}
        <NavLink to="/people/teams">Teams</NavLink>
        <NavLink to="/people/supervision">Supervision</NavLink>
      </nav>
      <Outlet />
      {isAdmin && <Invite opened={inviting} onClose={() => setInviting(false)} />}
    </>
  )
}
