import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Asks before anything unsaved is left: by the browser when the page closes, in our own words inside the product. */
export function LeaveGuard({
  unsaved: unsavedText,
  kept,
  unsaid = false,
}: {
  unsaved: boolean
  kept: boolean
  /** Something is typed as a comment and not said yet, which only this window has. */
  unsaid?: boolean
}) {
  const unsaved = unsavedText || unsaid
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])

  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  const asking = blocker.state === 'blocked'
  const saved = asking && !unsaved
  return (
    <Dialog
      opened={asking}
      onClose={() => blocker.reset?.()}
      title={
        saved
          ? 'Everything is saved now'
          : unsaid
            ? 'Leave with a comment that is not sent?'
            : 'Leave with words that are not saved?'
      }
    >
      <p>
        {saved
          ? 'What you wrote has reached the server. You can leave.'
          : unsaid
            ? 'What you began to say about this note is only in this window, and leaving loses it.'
            : kept
              ? 'What you wrote last is kept on this device, and is sent when you open the note here again.'
              : 'What you wrote last is only in this window, and leaving loses it. It is saved as soon as the connection is back.'}
      </p>
      <div className="actions">
        <Button variant="main" data-autofocus onClick={() => (saved ? blocker.proceed?.() : blocker.reset?.())}>
          {saved ? 'Go on' : 'Stay here'}
        </Button>
        {!saved && (
          <Button variant="quiet" onClick={() => blocker.proceed?.()}>
            {kept && !unsaid ? 'Leave' : 'Leave and lose it'}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
