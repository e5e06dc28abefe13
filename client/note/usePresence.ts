import { useEffect, useState } from 'react'
import type { Me } from '../../shared/api/people.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { type Present, whoIsPresent } from './presence.ts'

/** Who is in the note and where. Looked at once a frame at most, and only told onward when it differs. */
export function usePresence(open: OpenNote | null, me: Me): readonly Present[] {
  const [people, setPeople] = useState<readonly Present[]>([])
  useEffect(() => {
    if (!open) {
      setPeople([])
      return
    }
    const { awareness, doc } = open
    let frame = 0
    const look = () => {
      frame = 0
      const now = whoIsPresent(awareness, doc, me)
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
    }
  }, [open, me])
  return people
}
