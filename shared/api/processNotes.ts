import { z } from 'zod'
import { MemberId } from '../ids.ts'
import { PersonColor } from './people.ts'

const Person = z.object({ id: MemberId, name: z.string(), color: PersonColor })

/** Who besides its author may read a process note, as its author sees it. */
export const ProcessReaders = z.object({
  readers: z.array(
    z.object({
      member: Person,
      grantedAt: z.iso.datetime(),
      lastReadAt: z.iso.datetime().nullable(),
      /** Opens nothing at present: the member is no supervisor on the care team. */
      resting: z.boolean(),
    }),
  ),
  /** Supervisors of the case who are not named. */
  mayBeNamed: z.array(Person),
})
export type ProcessReaders = z.infer<typeof ProcessReaders>
