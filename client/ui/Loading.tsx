import { useEffect, useState } from 'react'

/** Says that something loads, once it takes long enough to be noticed. Nothing shimmers. */
export function Loading() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 600)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status">
      {slow && 'Loading…'}
    </div>
  )
}
