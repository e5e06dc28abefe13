import { useEffect, useState } from 'react'
import type { Me } from '../../shared/api/people.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { type Present, whoIsPresent } from './presence.ts'

const nobody: readonly Present[] = []

/** Who is in the note. Looked at once a frame at most, and only told onward when it differs. */
export function usePresence(open: OpenNote | null, me: Me): readonly Present[] {
  const [people, setPeople] = useState(nobody)
  useEffect(() => {
    if (!open) return
    const { awareness } = open
    let frame = 0
    const look = () => {
      frame = 0
      const now = whoIsPresent(awareness, me)
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    soon()
    awareness.on('change', soon)
    return () => {
      awareness.off('change', soon)
      cancelAnimationFrame(frame)
      setPeople(nobody)
    }
  }, [open, me])
  return people
}
