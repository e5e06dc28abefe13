import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { notificationsQuery } from '../api/notifications.ts'
import { Icon } from '../ui/Icon.tsx'
import './bell.css'

/** Whether something new is there to read of, in figures and never in red. */
export function Bell() {
  const unread = useQuery(notificationsQuery).data?.unread ?? 0
  return (
    <NavLink
      className="bell"
      to="/notifications"
      aria-label={unread === 0 ? 'What is new' : `What is new, ${unread} unread`}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bellCount" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  )
}
