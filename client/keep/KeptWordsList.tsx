import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { useKeeping } from './KeepingProvider.tsx'
import type { KeptWords } from './keeping.ts'
import { wordsIn } from './updates.ts'

/** Words that this device keeps and that cannot go into their note by themselves, to be read, copied and let go. */
export function KeptWordsList({ kept }: { kept: readonly KeptWords[] }) {
  if (kept.length === 0) return null
  return (
    <section className="heldWords" aria-label="Words kept on this device">
      <p className="muted small">
        These words of yours were not sent, and cannot go into the note by themselves. Only you can read them here.
      </p>
      <ul>
        {kept.map((one) => (
          <OneKept key={one.id} kept={one} />
        ))}
      </ul>
    </section>
  )
}

function OneKept({ kept }: { kept: KeptWords }) {
  const keeping = useKeeping()
  const [sure, setSure] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const words = kept.updates === null ? null : wordsIn(kept.updates)
  const remove = () => {
    if (!sure) return setSure(true)
    keeping?.remove([kept.id]).catch(() => setSaid('They could not be removed. Try again.'))
  }
  return (
    <li className="heldItem">
      <p className="heldWhy">Written until {inFull(new Date(kept.at).toISOString())}.</p>
      <blockquote className="heldText">
        {words === null
          ? 'They are damaged and cannot be read on this device.'
          : words || 'No words: something was removed or moved.'}
      </blockquote>
      <div className="heldActs">
        {words && (
          <Button
            variant="quiet"
            onClick={() => {
              navigator.clipboard.writeText(words).then(
                () => setSaid('Copied.'),
                () => setSaid('The browser did not let them be copied. Mark the words and copy them by hand.'),
              )
            }}
          >
            Copy
          </Button>
        )}
        <Button variant="quiet" onClick={remove}>
          {sure ? 'Remove them for good' : 'Remove from this device'}
        </Button>
      </div>
      {said && (
        <p className="small" role="status">
          {said}
        </p>
      )}
    </li>
  )
}
