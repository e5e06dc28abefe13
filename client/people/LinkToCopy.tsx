import { useState } from 'react'
import type { Mailed, OneTimeLink } from '../../shared/api/invitations.ts'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { TextField } from '../ui/TextField.tsx'

const letter: Record<Mailed, string> = {
  sent: 'We sent it by mail as well.',
  failed: 'It could not be sent by mail. Copy the link and hand it over yourself.',
  off: 'Copy it and hand it over yourself, in a message that only they read.',
}

/** A one-time link, shown this once: to copy, with how long it opens and whether it was mailed. */
export function LinkToCopy({ made, onClose }: { made: OneTimeLink; onClose: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    navigator.clipboard.writeText(made.link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="form">
      <p>
        This link works once, until {inFull(made.expiresAt)}. It is shown only now. {letter[made.mailed]}
      </p>
      <TextField label="Link" readOnly value={made.link} onFocus={({ currentTarget }) => currentTarget.select()} />
      <div className="actions">
        <Button variant="main" onClick={copy} data-autofocus>
          Copy the link
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Done
        </Button>
        <span role="status" className="muted">
          {copied === true && 'Copied.'}
          {copied === false && 'It could not be copied. Select the link above and copy it by hand.'}
        </span>
      </div>
    </div>
  )
}
