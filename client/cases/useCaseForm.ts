import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'

/** A code that is in use is said beside its field, as every other thing that does not fit. */
export const refusalsOf = (error: unknown): FieldSentences =>
  isRefused(error, 'already_taken')
    ? { code: 'Your practice has a case with this code already.' }
    : refusedFields(error)

/**
 * A form whose fields are held against a contract before they are sent, with a sentence beside each that does not fit.
 * `read` turns what was typed into what the contract asks.
 */
export function useCaseForm<Schema extends z.ZodType, Answer>(
  schema: Schema,
  change: UseMutationResult<Answer, Error, z.output<Schema>>,
  {
    read = (typed) => typed,
    onDone,
  }: { read?: (typed: Record<string, string>) => unknown; onDone: (answer: Answer) => void },
) {
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences: FieldSentences = { ...refusalsOf(change.error), ...typed }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const fields = readFields(schema, read(typedIn(form)))
    setTyped(fields.fits ? {} : fields.sentences)
    if (!fields.fits) return focusFirst(form, fields.sentences)
    change.mutate(fields.data, {
      onSuccess: onDone,
      onError: (error) => focusFirst(form, refusalsOf(error)),
    })
  }
  const problem = change.error && Object.keys(sentences).length === 0 ? sentenceOf(change.error) : null
  return { submit, sentences, problem }
}
