import { z } from 'zod'

/** All the same digit: 0000. */
const isRepeated = (pin: string): boolean => new Set(pin).size === 1

/** A plain run up or down, 0 after 9: 1234, 8765, 7890. */
function isRun(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** The same two digits again and again: 1212. */
const isPair = (pin: string): boolean => /^(\d\d)\1+$/.test(pin)

/** A year in which somebody was born, or married, or this was set: 1900 to 2099. */
const isYear = (pin: string): boolean => /^(19|20)\d\d$/.test(pin)

/** Four to eight digits that are not the first that somebody would try. */
export const NewPin = z
  .string('Please choose a PIN.')
  .regex(/^\d{4,8}$/, 'Please use four to eight digits.')
  .refine((pin) => !isRepeated(pin), 'Please use more than one digit.')
  .refine((pin) => !isRun(pin), 'Please use digits that are not in a row.')
  .refine((pin) => !isPair(pin), 'Please use more than one pair of digits.')
  .refine((pin) => !isYear(pin), 'Please use digits that are no year.')

/** Sets the PIN that opens the member's own locked sessions. It signs nobody in. */
export const SetPin = z.object({
  password: z.string('Please enter your password.').min(1, 'Please enter your password.').max(200),
  pin: NewPin,
})
export type SetPin = z.infer<typeof SetPin>

/** How a session that is there already is opened again. */
export const Unlock = z.union([
  z.strictObject({ password: z.string().min(1).max(200) }),
  z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) }),
])
export type Unlock = z.infer<typeof Unlock>

/** What may be known of one's session before it is unlocked: where it is in its life, and whether a PIN opens it. */
export const SessionNow = z.object({ state: z.enum(['open', 'shaded', 'locked']), pin: z.boolean() })
export type SessionNow = z.infer<typeof SessionNow>

/** Until when the session is held at the note, and whether the shade is drawn over it. */
export const SessionMode = z.object({ until: z.iso.datetime(), state: z.enum(['open', 'shaded']) })
export type SessionMode = z.infer<typeof SessionMode>
