import { useEffect, useState } from 'react'

const MINUTE = 60_000

/** The moment at which the minute began or this page was last looked at: drawn anew as each minute begins. */
export function useMinute(): Date {
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      setAt(new Date())
      timer = setTimeout(look, MINUTE - (Date.now() % MINUTE) + 20)
    }
    look()
    // Timers rest in a page that is hidden.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return at
}
