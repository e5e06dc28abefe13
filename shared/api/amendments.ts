import { z } from 'zod'

/** In which way a note stands beside another that is signed. */
export const AmendmentKind = z.enum(['addendum', 'late_entry', 'correction'])
export type AmendmentKind = z.infer<typeof AmendmentKind>
