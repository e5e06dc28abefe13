import { z } from 'zod'
import { HourId, MemberId } from '../ids.ts'
import { CalendarDay } from './facts.ts'
import { PersonColor } from './people.ts'

/** From which day to which, both included. */
export const LedgerPeriod = z.object({ from: CalendarDay, to: CalendarDay }).refine(({ from, to }) => from <= to, {
  path: ['to'],
  message: 'Please choose an end that is not before the beginning.',
})
export type LedgerPeriod = z.infer<typeof LedgerPeriod>

const Person = z.object({ id: MemberId, name: z.string(), color: PersonColor })

/** What a supervisor did for one supervisee in a period. */
export const LedgerRow = z.object({
  supervisee: Person,
  cosigned: z.int(),
  sentBack: z.int(),
  /** From submission to answer, the middle one, in minutes; null where nothing was answered. */
  turnaround: z.int().nullable(),
  /** Supervision that was held, in minutes. */
  minutes: z.int(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** A piece of supervision that was held. */
export const SupervisionHour = z.object({ id: HourId, supervisee: Person, heldOn: z.string(), minutes: z.int() })
export type SupervisionHour = z.infer<typeof SupervisionHour>

export const Ledger = z.object({
  ...LedgerPeriod.shape,
  items: z.array(LedgerRow),
  hours: z.array(SupervisionHour),
  /** For whom hours can be written down. */
  supervisees: z.array(Person),
})
export type Ledger = z.infer<typeof Ledger>

export const AddHour = z.object({
  superviseeId: MemberId,
  heldOn: CalendarDay,
  minutes: z
    .int('Please enter whole minutes.')
    .min(1, 'Please enter at least one minute.')
    .max(24 * 60, 'Please enter at most a day, 1440 minutes.'),
})
export type AddHour = z.infer<typeof AddHour>
