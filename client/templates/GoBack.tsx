import { useState } from 'react'
import type { KeptText, Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { useGoBack } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'

/** Makes the text of a version what is written now, after a plain question that says what happens to what stands there. */
export function GoBack({
  template: { id, unpublished },
  version,
  onDone,
}: {
  template: Template
  version: KeptText
  onDone: () => void
}) {
  const goBack = useGoBack(id)
  const [asking, setAsking] = useState(false)
  const called = typeof version === 'number' ? `version ${version}` : 'this text'
  const stop = () => setAsking(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>Go back to this version</Button>
      <Dialog opened={asking} onClose={stop} title={`Go back to ${called}?`}>
        <div className="form">
          <p>
            The template will say what it said in {called}, for everybody who has it open.{' '}
            {unpublished && 'What is written now and was not published is kept in the list of versions. '}
            Notes begin with it once it is published again.
          </p>
          {goBack.error && <Problem>{sentenceOf(goBack.error)}</Problem>}
          <div className="actions">
            <Button
              variant="main"
              data-autofocus
              disabled={goBack.isPending}
              onClick={() => goBack.mutate(version, { onSuccess: onDone })}
            >
              Go back to it
            </Button>
            <Button variant="quiet" onClick={stop}>
              Leave it as it is
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
