import { Link, NavLink, Outlet } from 'react-router'
import { useMe } from '../api/session.ts'
import { FindAnything } from '../find/FindAnything.tsx'
import { KeptNotice } from '../keep/KeptNotice.tsx'
import { Bell } from '../notifications/Bell.tsx'
import { MemberMenu } from './MemberMenu.tsx'

/** The frame of every screen but the note: the product's name, the places, who is signed in. */
export function Shell() {
  const me = useMe()
  return (
    <>
      <a className="skipLink" href="#main">
        Go to the content
      </a>
      <header className="bar">
        <Link to="/" className="brand">
          Throughline
        </Link>
        <nav className="places" aria-label="Places">
          <NavLink to="/" end>
            Today
          </NavLink>
          <NavLink to="/cases">Cases</NavLink>
          <NavLink to="/templates">Templates</NavLink>
          <NavLink to="/people">People</NavLink>
          {me.abilities.readAudit && <NavLink to="/audit">Audit</NavLink>}
        </nav>
        <div className="barEnd">
          <FindAnything />
          <Bell />
          <MemberMenu />
        </div>
      </header>
      <KeptNotice />
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  )
}
