import type { z } from 'zod'
import { isRefused } from '../api/problems.ts'

/** Sentences about what does not fit, by the name of the field they stand beside. */
export type FieldSentences = Readonly<Record<string, string>>

/** Holds what was typed against the contract: its parsed form, or a sentence for each field that does not fit. */
export function readFields<Schema extends z.ZodType>(
  schema: Schema,
  typed: unknown,
): { fits: true; data: z.output<Schema> } | { fits: false; sentences: FieldSentences } {
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { fits: true, data: parsed.data }
  const sentences: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) sentences[path.join('.')] ??= message
  return { fits: false, sentences }
}

/** The same from the server's refusal, for fields that only the server can judge. */
export const refusedFields = (error: unknown): FieldSentences =>
  isRefused(error) ? Object.fromEntries(error.fields.map(({ path, message }) => [path, message])) : {}

/** Puts the focus on the first field that does not fit, once the sentences are drawn. */
export function focusFirst(form: HTMLFormElement, sentences: FieldSentences): void {
  requestAnimationFrame(() => {
    const first = [...form.elements].find((field) => sentences[field.getAttribute('name') ?? ''])
    if (first instanceof HTMLElement) first.focus()
  })
}

/** A form's text by field name; what was left empty is left out. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value.trim() !== '')
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
