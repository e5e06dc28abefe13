import { lazy, Suspense } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import type { Finding } from '../../shared/note/checks/finding.ts'
import type { Comments } from '../comments/useComments.ts'
import type { Look } from '../history/look.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { Loading } from '../ui/Loading.tsx'
import { HeldWords } from './HeldWords.tsx'
import type { panelTabs, Tab } from './panelTabs.ts'
import type { Present } from './presence.ts'
import type { useHeldActs } from './useHeldActs.ts'

const CommentsPanel = lazy(() =>
  import('../comments/CommentsPanel.tsx').then((part) => ({ default: part.CommentsPanel })),
)
const Details = lazy(() => import('./Details.tsx').then((part) => ({ default: part.Details })))
const HistoryPanel = lazy(() => import('../history/HistoryPanel.tsx').then((part) => ({ default: part.HistoryPanel })))
const Readers = lazy(() => import('./Readers.tsx').then((part) => ({ default: part.Readers })))
const ReviewPanel = lazy(() => import('./review/ReviewPanel.tsx').then((part) => ({ default: part.ReviewPanel })))

/** One panel at a time. Held words come first as long as there are any. */
export function NotePanel({
  note,
  people,
  held,
  open,
  comments,
  stands,
  panel,
  onChoose,
  onGo,
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
  comments: Comments
  stands: 'margin' | 'sheet'
  panel: ReturnType<typeof panelTabs>
  onChoose: (tab: Tab) => void
  /** What follows when somebody goes to a passage. */
  onGo: () => void
}) {
  const { tabs, shown } = panel
  return (
    <div className="notePanel">
      <div className="panelTabs">
        {tabs.map(({ tab, word }) => (
          <button key={tab} type="button" aria-pressed={tab === shown} onClick={() => onChoose(tab)}>
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
      <Suspense fallback={<Loading />}>
        {shown === 'comments' && <CommentsPanel comments={comments} stands={stands} onGo={onGo} />}
        {shown === 'readers' && <Readers note={note} />}
        {shown === 'history' && <HistoryPanel note={note} look={look} onLook={onLook} />}
        {shown === 'review' && <ReviewPanel note={note} open={open} onFinding={onFinding} />}
        {shown === 'details' && <Details note={note} people={people} />}
      </Suspense>
    </div>
  )
}
