import { lazy, Suspense, useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import type { Finding } from '../../shared/note/checks/finding.ts'
import type { Look } from '../history/look.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { Loading } from '../ui/Loading.tsx'
import { Details } from './Details.tsx'
import { HeldWords } from './HeldWords.tsx'
import type { Present } from './presence.ts'
import { Readers } from './Readers.tsx'
import type { useHeldActs } from './useHeldActs.ts'

const HistoryPanel = lazy(() => import('../history/HistoryPanel.tsx').then((part) => ({ default: part.HistoryPanel })))
const ReviewPanel = lazy(() => import('./review/ReviewPanel.tsx').then((part) => ({ default: part.ReviewPanel })))

type Tab = 'held' | 'readers' | 'details' | 'history' | 'review'

/** One panel at a time. Held words come first as long as there are any. */
export function NotePanel({
  note,
  people,
  held,
  open,
  look,
  onFinding,
  onLook,
}: {
  note: Note
  open: OpenNote | null
  /** Leads to what a finding is about. */
  onFinding: (finding: Finding) => void
  /** What of the note's history is shown in the place of its text. */
  look: Look | null
  onLook: (look: Look | null) => void
  people: readonly Present[]
  held: ReturnType<typeof useHeldActs>
}) {
  const [chosen, setChosen] = useState<Tab | null>(null)
  const review = { tab: 'review' as const, word: 'Review' }
  // Whoever came to review finds that first; for everybody else it waits behind what the note is.
  const reviews = note.abilities.cosign || note.abilities.attest
  const tabs: { tab: Tab; word: string }[] = [
    ...(held.items.length > 0 ? [{ tab: 'held' as const, word: `Held words ${held.items.length}` }] : []),
    ...(reviews ? [review] : []),
    ...(note.abilities.grant ? [{ tab: 'readers' as const, word: 'Who can read this' }] : []),
    { tab: 'details', word: 'Details' },
    ...(note.abilities.readHistory ? [{ tab: 'history' as const, word: 'History' }] : []),
    ...(note.kind === 'chart' && !reviews ? [review] : []),
  ]
  const shown = tabs.some(({ tab }) => tab === chosen) ? chosen : tabs[0]?.tab
  return (
    <div className="notePanel">
      <div className="panelTabs">
        {tabs.map(({ tab, word }) => (
          <button key={tab} type="button" aria-pressed={tab === shown} onClick={() => setChosen(tab)}>
            {word}
          </button>
        ))}
      </div>
      {held.said && (
        <p className="panelSaid" role="status">
          {held.said}
        </p>
      )}
      {shown === 'held' && <HeldWords items={held.items} {...held.acts} />}
      {shown === 'readers' && <Readers note={note} />}
      {shown === 'history' && (
        <Suspense fallback={<Loading />}>
          <HistoryPanel note={note} look={look} onLook={onLook} />
        </Suspense>
      )}
      {shown === 'review' && (
        <Suspense fallback={<Loading />}>
          <ReviewPanel note={note} open={open} onFinding={onFinding} />
        </Suspense>
      )}
      {shown === 'details' && <Details note={note} people={people} />}
    </div>
  )
}
