import type { ReactNode } from 'react'
import type { z } from 'zod'
import { EnterInError, GiveReviewReason } from '../../../shared/api/review.ts'
import { sentenceOf } from '../../api/problems.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { TextAreaField } from '../../ui/TextAreaField.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useForm } from '../../ui/useForm.ts'

interface Saving<Given> {
  error: Error | null
  isPending: boolean
  mutate: (given: Given, options: { onSuccess?: (answer: unknown) => void; onError?: (error: Error) => void }) => void
}

interface ReasonDialogProps<Given> {
  opened: boolean
  onClose: () => void
  /** After it is done; closing where nothing is said. */
  onDone?: (() => void) | undefined
  title: string
  says: string
  label: string
  button: string
  saving: Saving<Given>
}

/** An act that takes a reason for the record. */
export function ReasonDialog({ opened, ...props }: ReasonDialogProps<z.output<typeof GiveReviewReason>>) {
  return (
    <Dialog opened={opened} onClose={props.onClose} title={props.title}>
      <ReasonForm {...props} schema={GiveReviewReason} read={({ reason }) => ({ reason: reason ?? '' })} />
    </Dialog>
  )
}

/** The same for a note that is entered in error, which may be the wrong client’s. */
export function ErrorDialog({ opened, ...props }: ReasonDialogProps<z.output<typeof EnterInError>>) {
  const read = ({ reason }: Record<string, string>, form: FormData) => ({
    reason: reason ?? '',
    wrongClient: form.get('wrongClient') === 'on',
  })
  return (
    <Dialog opened={opened} onClose={props.onClose} title={props.title}>
      <ReasonForm {...props} schema={EnterInError} read={read}>
        <Tick
          name="wrongClient"
          label="It was written for the wrong client"
          hint="It is hidden from everybody then, you included, and stays stored under seal."
        />
      </ReasonForm>
    </Dialog>
  )
}

function ReasonForm<Schema extends z.ZodType>({
  schema,
  read,
  says,
  label,
  button,
  saving,
  onClose,
  onDone,
  children,
}: Omit<ReasonDialogProps<z.output<Schema>>, 'opened' | 'title'> & {
  schema: Schema
  read: (typed: Record<string, string>, form: FormData) => unknown
  children?: ReactNode
}) {
  const { sentences, submit, elsewhere } = useForm(schema, saving, read, () => {
    onClose()
    onDone?.()
  })
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{says}</p>
      <TextAreaField label={label} name="reason" maxLength={2_000} error={sentences.reason} data-autofocus />
      {children}
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={saving.isPending}>
          {button}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
