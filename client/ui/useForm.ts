import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from './fields.ts'

interface Saving<Given, Answer> {
  error: Error | null
  mutate: (given: Given, options: { onSuccess?: (answer: Answer) => void; onError?: (error: Error) => void }) => void
}

/**
 * A form that is held against its contract before it is sent: `sentences` stand beside their fields, and the focus goes to
 * the first that does not fit. `read` makes what is typed into what the contract expects. `refused` says beside which fields
 * the server's refusal stands, where it is another than the one the refusal names.
 */
export function useForm<Schema extends z.ZodType, Answer>(
  schema: Schema,
  saving: Saving<z.output<Schema>, Answer>,
  read: (typed: Record<string, string>, form: FormData) => unknown,
  onSuccess?: (answer: Answer) => void,
  refused: (error: unknown) => FieldSentences = refusedFields,
) {
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refused(saving.error), ...typed }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = readFields(schema, read(typedIn(form), new FormData(form)))
    setTyped(given.fits ? {} : given.sentences)
    if (!given.fits) return focusFirst(form, given.sentences)
    saving.mutate(given.data, {
      ...(onSuccess ? { onSuccess } : {}),
      onError: (error) => focusFirst(form, refused(error)),
    })
  }
  /** Something went wrong that stands beside no field. */
  const elsewhere = saving.error !== null && Object.keys(sentences).length === 0 ? saving.error : null
  return { sentences, submit, elsewhere }
}
