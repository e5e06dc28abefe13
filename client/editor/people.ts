import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { PersonColor } from '../../shared/api/people.ts'

/** Whoever else has the note open, as the server stamps them. */
const Person = z.object({ id: z.string(), name: z.string().min(1), color: PersonColor })
export type Person = z.infer<typeof Person>

const Cell = z.object({ row: z.string(), cell: z.string() })
/** A cell of a block: the id of its row (or of the block) and the attribute's name. */
type CellPlace = z.infer<typeof Cell>

const State = z.object({
  user: Person,
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullish().catch(null),
  cell: Cell.nullish().catch(null),
})

export interface Colleague {
  /** Of one open page: the same person may have several. */
  readonly clientId: number
  readonly person: Person
  readonly cursor: { anchor?: unknown; head?: unknown } | null
  readonly cell: CellPlace | null
}

/** The other pages that have this note open. What does not look like a colleague is left out. */
export function colleagues(awareness: Awareness): Colleague[] {
  return [...awareness.getStates()].flatMap(([clientId, state]) => {
    const read = clientId === awareness.clientID ? null : readState(state)
    return read === null ? [] : [{ clientId, ...read }]
  })
}

type Read = Omit<Colleague, 'clientId'>

/** Every cell of a note asks who is in it whenever a caret moves; a state is a new object when it changed. */
const known = new WeakMap<object, Read | null>()

function readState(state: object): Read | null {
  const before = known.get(state)
  if (before !== undefined) return before
  const { success, data } = State.safeParse(state)
  const read = success ? { person: data.user, cursor: data.cursor ?? null, cell: data.cell ?? null } : null
  known.set(state, read)
  return read
}
