import { NavLink } from 'react-router'

/** From the member's own account to what the practice decides, and back. */
export const SettingsParts = () => (
  <nav className="sections" aria-label="Settings">
    <NavLink to="/settings" end>
      Your account
    </NavLink>
    <NavLink to="/settings/practice">The practice</NavLink>
  </nav>
)
