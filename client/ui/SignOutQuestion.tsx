import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** Asked before signing out would erase words that no server has. */
export function SignOutQuestion({
  opened,
  onStay,
  onLose,
}: {
  opened: boolean
  onStay: () => void
  onLose: () => void
}) {
  return (
    <Dialog opened={opened} onClose={onStay} title="Sign out with words that are not saved?">
      <p>
        Words of yours are kept on this device and were not sent yet. Signing out erases them. To come back to them
        later, lock Throughline instead.
      </p>
      <div className="actions">
        <Button variant="main" data-autofocus onClick={onStay}>
          Stay
        </Button>
        <Button variant="quiet" onClick={onLose}>
          Sign out and lose them
        </Button>
      </div>
    </Dialog>
  )
}
