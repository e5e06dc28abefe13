import { type FormEvent, useState } from 'react'
import { type Case, CloseCase } from '../../shared/api/cases.ts'
import { useOpenAndClose } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { focusFirst, readFields, typedIn } from '../ui/fields.ts'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Closing asks first, naming the case; opening again takes nothing away and does not ask. */
export function OpenAndClose({ one }: { one: Case }) {
  const change = useOpenAndClose(one.id)
  const [asking, setAsking] = useState(false)
  const stop = () => setAsking(false)
  return (
    <>
      {one.closed ? (
        <Button onClick={() => change.mutate('reopen')} disabled={change.isPending}>
          Open this case again
        </Button>
      ) : (
        <Button onClick={() => setAsking(true)}>Close this case</Button>
      )}
      {change.error && <Problem>{sentenceOf(change.error)}</Problem>}
      <Dialog opened={asking} onClose={stop} title={`Close case ${one.code}?`}>
        <CloseForm
          pending={change.isPending}
          onClose={(reason) => change.mutate({ close: reason }, { onSettled: stop })}
          onStop={stop}
        />
      </Dialog>
    </>
  )
}

function CloseForm({
  pending,
  onClose,
  onStop,
}: {
  pending: boolean
  onClose: (reason: string) => void
  onStop: () => void
}) {
  const [sentence, setSentence] = useState<string | undefined>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readFields(CloseCase, typedIn(event.currentTarget))
    if (read.fits) return onClose(read.data.reason ?? '')
    setSentence(read.sentences.reason)
    focusFirst(event.currentTarget, read.sentences)
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>
        Nobody can write in its notes while it is closed. The care team can go on reading them, and you can open it
        again.
      </p>
      <TextField name="reason" label="Why, in a few words (optional)" autoComplete="off" error={sentence} />
      <div className="actions">
        <Button type="submit" variant="main" data-autofocus disabled={pending}>
          Close the case
        </Button>
        <Button variant="quiet" onClick={onStop}>
          Leave it open
        </Button>
      </div>
    </form>
  )
}
