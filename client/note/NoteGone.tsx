import { Link } from 'react-router'
import { useKeptWords } from '../keep/KeepingProvider.tsx'
import { KeptWordsList } from '../keep/KeptWordsList.tsx'
import { Icon } from '../ui/Icon.tsx'

/**
 * For a note that is not shared, or not any more: nothing of it is shown. Words of the viewer's own that were not taken in
 * are theirs to copy.
 */
export function NoteGone({ noteId, wasOpen, lateWords }: { noteId: string; wasOpen: boolean; lateWords: string }) {
  const kept = useKeptWords().filter((one) => one.noteId === noteId)
  const missing = 'There is nothing at this address, or it is not shared with you.'
  const withdrawn = 'Your right to read it ended. What was saved until then is in the note.'
  return (
    <main className="alone">
      <title>Nothing here · Throughline</title>
      <p className="brand">Throughline</p>
      <h1>{wasOpen ? 'This note is no longer shared with you' : 'Nothing here'}</h1>
      <p className="sentence" role="status">
        <Icon name="lock" />
        <span>{wasOpen ? withdrawn : missing}</span>
      </p>
      {lateWords !== '' && <LateWords words={lateWords} />}
      <KeptWordsList kept={kept} />
      <p>
        <Link className="quietLink" to="/cases">
          Go to your cases
        </Link>
      </p>
    </main>
  )
}

function LateWords({ words }: { words: string }) {
  return (
    <section className="heldWords">
      <h2>Words of yours that are not in the note</h2>
      <p className="muted small">They were not saved when it ended. Copy them if you need them.</p>
      <blockquote className="heldText">{words}</blockquote>
    </section>
  )
}
