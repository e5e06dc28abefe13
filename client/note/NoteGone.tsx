import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { HeldItem } from '../../shared/api/notes.ts'
import { heldQuery } from '../api/notes.ts'
import { Icon } from '../ui/Icon.tsx'

/**
 * For a note that is not shared, or not any more: nothing of it is shown. Words of the viewer's own that arrived too late
 * are theirs to copy.
 */
export function NoteGone({ noteId, wasOpen }: { noteId: string; wasOpen: boolean }) {
  const held = useQuery({ ...heldQuery(noteId), enabled: wasOpen, retry: false }).data?.items ?? []
  return (
    <main className="alone">
      <title>Nothing here · Throughline</title>
      <p className="brand">Throughline</p>
      <h1>{wasOpen ? 'This note is no longer shared with you' : 'Nothing here'}</h1>
      <p className="sentence" role="status">
        <Icon name="lock" />
        <span>
          {wasOpen
            ? 'You were taken off the care team, or your role changed. What you wrote until then is in the note.'
            : 'There is nothing at this address, or it is not shared with you.'}
        </span>
      </p>
      {held.length > 0 && <OwnWords items={held} />}
      <p>
        <Link className="quietLink" to="/cases">
          Go to your cases
        </Link>
      </p>
    </main>
  )
}

function OwnWords({ items }: { items: readonly HeldItem[] }) {
  return (
    <section className="heldWords">
      <h2>Words of yours that arrived too late</h2>
      <ul>
        {items.map(({ heldId, text }) => (
          <li key={heldId} className="heldItem">
            <blockquote className="heldText">{text}</blockquote>
          </li>
        ))}
      </ul>
    </section>
  )
}
