import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { useChangePractice } from '../api/practice.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { Problem } from '../ui/Problem.tsx'
import { useForm } from '../ui/useForm.ts'

/** What every part is given: the settings as they stand. */
export interface PartProps {
  settings: PracticeSettings
}

/** A part of the practice's settings with its own act to save it. Field names are paths of the settings. */
export function PartForm<Schema extends z.ZodType<Partial<PracticeSettings>>>({
  settings,
  name,
  schema,
  read,
  children,
}: PartProps & {
  /** What is saved, as the act says it: ‘Save the plans’. */
  name: string
  schema: Schema
  read: (typed: Record<string, string>, form: FormData) => unknown
  children: (sentences: FieldSentences) => ReactNode
}) {
  const change = useChangePractice(settings)
  const [touched, setTouched] = useState(false)
  const { sentences, submit, elsewhere } = useForm(schema, change, read, () => setTouched(false))
  return (
    <form className="form practiceForm" onSubmit={submit} onInput={() => setTouched(true)} noValidate>
      {children(sentences)}
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" disabled={change.isPending} aria-label={`Save ${name}`}>
          Save
        </Button>
        <span className="muted" role="status">
          {change.isSuccess && !touched && Object.keys(sentences).length === 0 && 'Saved.'}
        </span>
      </div>
    </form>
  )
}

/** What does not fit in a list as a whole. */
export const ListProblem = ({ children }: { children: string | undefined }) =>
  children === undefined ? null : <p className="fieldError">{children}</p>
