import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { type Me, PersonColor } from '../../shared/api/people.ts'

/** What the server stamps on everybody's presence; what a client says about itself there does not count. */
const Stamped = z.object({
  user: z.object({ id: z.string(), name: z.string(), role: z.string(), color: PersonColor }),
})

export interface Present {
  id: string
  name: string
  color: PersonColor
  /** Their part on the care team; empty for this window's own member. */
  role: string
  me: boolean
}

/** Who is in the note, every member once by name. This window's own state carries no stamp: `me` says whose it is. */
export function whoIsPresent(awareness: Awareness, me: Me): Present[] {
  const people = new Map<string, Present>([[me.id, { id: me.id, name: me.name, color: me.color, role: '', me: true }]])
  for (const state of awareness.getStates().values()) {
    const read = Stamped.safeParse(state)
    if (read.success && !people.has(read.data.user.id)) people.set(read.data.user.id, { ...read.data.user, me: false })
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name))
}
