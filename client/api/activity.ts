import { useEffect } from 'react'
import { tell } from './request.ts'

const onceIn = 60_000

/**
 * Tells the server, at most once a minute, that somebody is here, by pointer or key. Sessions end after 15 minutes
 * without. A failure needs no word of its own: the next request meets it too.
 */
export function useActivity(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return
    let told = Number.NEGATIVE_INFINITY
    const here = () => {
      const now = performance.now()
      if (now - told < onceIn) return
      told = now
      tell('/me/activity', { method: 'POST' }).catch(() => {
        told = Number.NEGATIVE_INFINITY
      })
    }
    const kinds = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const kind of kinds) addEventListener(kind, here, { passive: true, capture: true })
    return () => {
      for (const kind of kinds) removeEventListener(kind, here, { capture: true })
    }
  }, [signedIn])
}
