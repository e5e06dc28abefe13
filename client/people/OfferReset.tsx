import type { MemberInFull } from '../../shared/api/members.ts'
import { useOfferReset } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { LinkToCopy } from './LinkToCopy.tsx'

/** An admin makes a link with which a member sets a new password. */
export function OfferReset({
  member,
  opened,
  onClose,
}: {
  member: MemberInFull
  opened: boolean
  onClose: () => void
}) {
  const offer = useOfferReset(member.id)
  const close = () => {
    offer.reset()
    onClose()
  }
  return (
    <Dialog opened={opened} onClose={close} title={`New password for ${member.name}`}>
      {offer.data ? (
        <LinkToCopy made={offer.data} onClose={close} />
      ) : (
        <>
          <p>
            You get a link to hand over. Whoever opens it sets a new password, and {member.name} is signed out
            everywhere. Until then the present password holds.
          </p>
          {offer.error && <Problem>{sentenceOf(offer.error)}</Problem>}
          <div className="actions">
            <Button variant="main" data-autofocus disabled={offer.isPending} onClick={() => offer.mutate()}>
              Make the link
            </Button>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
