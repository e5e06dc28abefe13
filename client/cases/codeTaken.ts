import { isRefused } from '../api/problems.ts'
import { type FieldSentences, refusedFields } from '../ui/fields.ts'

/** Beside which field of a case a refusal stands: a code that is in use is said beside the code. */
export const codeTaken = (error: unknown): FieldSentences =>
  isRefused(error, 'already_taken')
    ? { code: 'Your practice has a case with this code already.' }
    : refusedFields(error)
