import { useEffect } from 'react'
import { tell } from './request.ts'

const onceIn = 60_000
/** What counts as somebody being here. */
export const activityKinds = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Tells the server, at most once a minute, that somebody is here, by pointer or key. Sessions are locked after 15
 * minutes without. A failure needs no word of its own: the next request meets it too.
 */
export function useActivity(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return
    let pause: ReturnType<typeof setTimeout> | undefined
    let isHere = false
    const here = () => {
      isHere = true
      if (pause === undefined) say()
    }
    // Whoever did something in the pause is told of at its end, so that the server never locks before the page does.
    const say = () => {
      pause = undefined
      if (!isHere) return
      isHere = false
      pause = setTimeout(say, onceIn)
      tell('/me/activity', { method: 'POST' }).catch(() => {})
    }
    for (const kind of activityKinds) addEventListener(kind, here, { passive: true, capture: true })
    return () => {
      clearTimeout(pause)
      for (const kind of activityKinds) removeEventListener(kind, here, { capture: true })
    }
  }, [signedIn])
}
