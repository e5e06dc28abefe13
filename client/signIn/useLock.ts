import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { activityKinds } from '../api/activity.ts'
import { coverPage, lock, openedElsewhere, type Session } from '../api/session.ts'
import { watchIdleness } from './idle.ts'

/** Ctrl or ⌘ with Shift and L. */
const locksNow = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'l'

/**
 * Locks the page when its member has been away for long, when they ask for it by the keyboard, and when another page of
 * this browser was locked; in session mode that draws the shade. True while that is about to happen.
 */
export function useLock(state: Session['state'] | undefined): boolean {
  const client = useQueryClient()
  const [warned, setWarned] = useState(false)
  const signedIn = state === 'signedIn'
  const covered = state === 'locked' || state === 'shaded'

  useEffect(() => {
    if (!signedIn && !covered) return
    const lockNow = () => {
      // Covered already; where the server refuses, its own clock locks the session.
      lock(client).catch(() => {})
    }
    const askAgain = () => {
      openedElsewhere(client).catch(() => {
        // Not open after all, or out of reach: the lock screen stays.
      })
    }
    const idleness = watchIdleness({
      onWarning: setWarned,
      onIdle: () => {
        if (signedIn) lockNow()
      },
      onLocked: () => coverPage(client),
      onOpen: askAgain,
    })
    idleness.say(signedIn ? 'open' : 'locked')
    const onKey = (event: KeyboardEvent) => {
      if (!signedIn || !locksNow(event)) return
      event.preventDefault()
      lockNow()
    }
    const here = () => idleness.here()
    if (signedIn) for (const kind of activityKinds) addEventListener(kind, here, { passive: true, capture: true })
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      for (const kind of activityKinds) removeEventListener(kind, here, { capture: true })
      removeEventListener('keydown', onKey, { capture: true })
      idleness.close()
      setWarned(false)
    }
  }, [signedIn, covered, client])
  return warned && signedIn
}
