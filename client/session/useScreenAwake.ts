import { useEffect } from 'react'

/**
 * Keeps the screen from going dark while this is shown (Screen Wake Lock, W3C). A browser that cannot, or a device that
 * saves its battery, goes on as it would: the session does not depend on it.
 */
export function useScreenAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let held: WakeLockSentinel | null = null
    let still = true
    const ask = () => {
      if (document.visibilityState !== 'visible' || (held && !held.released)) return
      navigator.wakeLock.request('screen').then(
        (sentinel) => {
          if (still) held = sentinel
          else void sentinel.release()
        },
        () => {
          // Not now: asked again when the page is next looked at.
        },
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      still = false
      document.removeEventListener('visibilitychange', ask)
      void held?.release()
    }
  }, [])
}
