import type { Note } from '../../shared/api/notes.ts'
import { useKeptWords } from '../keep/KeepingProvider.tsx'
import { KeptWordsList } from '../keep/KeptWordsList.tsx'
import { inFull } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'

/** What this device kept of the viewer's words for this note: brought back, or to be read where they cannot go in. */
export function KeptSentences({ note, broughtBack }: { note: Note; broughtBack: number | null }) {
  const kept = useKeptWords(note.id).filter((one) => !note.abilities.edit || !one.fits || one.updates === null)
  return (
    <div className="noteSentences">
      {broughtBack !== null && (
        <p className="sentence" role="status">
          <Icon name="check" />
          <span>
            Brought back: what you wrote here until {inFull(new Date(broughtBack).toISOString())}, which had not been
            sent.
          </span>
        </p>
      )}
      <KeptWordsList kept={kept} />
    </div>
  )
}
