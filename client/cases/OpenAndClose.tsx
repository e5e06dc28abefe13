import { useState } from 'react'
import type { Case } from '../../shared/api/cases.ts'
import { useOpenAndClose } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'

/** Closing asks first, naming the case; opening again takes nothing away and does not ask. */
export function OpenAndClose({ one }: { one: Case }) {
  const change = useOpenAndClose(one.id)
  const [asking, setAsking] = useState(false)
  return (
    <footer className="caseFoot">
      {change.error && <Problem>{sentenceOf(change.error)}</Problem>}
      {one.closed ? (
        <Button onClick={() => change.mutate('reopen')} disabled={change.isPending}>
          Open this case again
        </Button>
      ) : (
        <Button onClick={() => setAsking(true)}>Close this case</Button>
      )}
      <Dialog opened={asking} onClose={() => setAsking(false)} title={`Close case ${one.code}?`}>
        <p>
          Nobody can write in its notes while it is closed. The care team can go on reading them, and you can open it
          again.
        </p>
        <div className="actions">
          <Button
            variant="main"
            data-autofocus
            disabled={change.isPending}
            onClick={() => change.mutate('close', { onSettled: () => setAsking(false) })}
          >
            Close the case
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Leave it open
          </Button>
        </div>
      </Dialog>
    </footer>
  )
}
