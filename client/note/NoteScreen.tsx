import { useMediaQuery } from '@mantine/hooks'
import type { Editor } from '@tiptap/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import type { Finding } from '../../shared/note/checks/finding.ts'
import { useReadNotifications } from '../api/notifications.ts'
import { useMe } from '../api/session.ts'
import { useCommenting } from '../comments/useCommenting.ts'
import { useComments } from '../comments/useComments.ts'
import { displayOf } from '../editor/display.ts'
import { goToPlace } from '../editor/goToPlace.ts'
import { goToItem } from '../editor/items/foundItem.ts'
import { goToSection } from '../editor/outline.ts'
import type { Look } from '../history/look.ts'
import type { QueuePlace } from '../review/queue.ts'
import { hasUnsaved } from '../sync/ledger.ts'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Sheet } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { NarrowBar, NoteBar } from './NoteBar.tsx'
import { NoteDocument } from './NoteDocument.tsx'
import { NotePanel } from './NotePanel.tsx'
import { Outline } from './Outline.tsx'
import { panelTabs, type Tab } from './panelTabs.ts'
import { useHeldActs } from './useHeldActs.ts'
import { usePresence } from './usePresence.ts'
import { useSeen } from './useSeen.ts'
import './writing.css'

const VersionDocument = lazy(() =>
  import('../history/VersionDocument.tsx').then((part) => ({ default: part.VersionDocument })),
)

const ReviewBar = lazy(() => import('../review/ReviewBar.tsx').then((part) => ({ default: part.ReviewBar })))

/** The note's screen: outline, text, and one panel; on a narrow page the outer two become drawers. */
export function NoteScreen({
  note,
  open,
  sync,
  broughtBack,
  review,
}: {
  /** Where the note stands among those to review, where it was opened from there. */
  review?: QueuePlace
  note: Note
  open: OpenNote | null
  sync: NoteSync
  broughtBack: number | null
}) {
  const me = useMe()
  useReadNotifications(note.id)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [look, setLook] = useState<Look | null>(null)
  const [drawer, setDrawer] = useState<'sections' | 'panel' | null>(null)
  const people = usePresence(open, me)
  const isBeside = useMediaQuery(besideTheText, true, { getInitialValueInEffect: false })
  useSeen(note, sync)
  const held = useHeldActs(note, open, editor)
  const comments = useComments(note, editor)
  const [chosen, setChosen] = useState<Tab | null>(null)
  const panel = panelTabs(note, { held: held.items.length, comments, chosen })
  const onComment = useCommenting(comments, () => {
    setChosen('comments')
    if (!matchMedia(besideTheText).matches) setDrawer('panel')
  })

  // A note that was just made is there to be written in.
  const { state, hash } = useLocation()
  const fresh = isFresh(state)
  useEffect(() => {
    const first = editor && displayOf(editor.state).outline[0]
    if (fresh && editor && first) goToSection(editor, first.id, 'stay')
  }, [fresh, editor])

  // Whoever followed a link to an item is led to it.
  const itemId = hash.startsWith('#item-') ? hash.slice('#item-'.length) : null
  useEffect(() => {
    if (editor && itemId !== null) goToItem(editor, itemId)
  }, [editor, itemId])

  // Whoever found words in a section is led to it.
  const foundIn = hash.startsWith('#section-') ? hash.slice('#section-'.length) : null
  useEffect(() => {
    if (editor && foundIn !== null) goToSection(editor, foundIn)
  }, [editor, foundIn])

  /** At once: nobody can be led to a place in a text that is hidden. */
  const showText = () => {
    setDrawer(null)
    if (look) flushSync(() => setLook(null))
  }
  const go = (sectionId: string) => {
    showText()
    if (editor) goToSection(editor, sectionId)
  }
  const goToFinding = ({ itemId, sectionId }: Finding) => {
    showText()
    if (editor) goToPlace(editor, itemId, sectionId)
  }
  const sections = editor && open && (
    <Outline editor={editor} awareness={open.awareness} me={note.abilities.edit ? me : null} onGo={go} />
  )
  const lookAt = (one: Look | null) => {
    setDrawer(null)
    setLook(one)
  }
  const beside = (stands: 'margin' | 'sheet') => (
    <NotePanel
      {...{ note, open, people, held, comments, stands, panel, look }}
      onChoose={setChosen}
      onGo={() => setDrawer(null)}
      onFinding={goToFinding}
      onLook={lookAt}
    />
  )

  return (
    <>
      {/* The code alone: a document's title ends up in histories and on shared screens. */}
      <title>{`${note.caseCode} · Throughline`}</title>
      <a className="skipLink" href="#note">
        Go to the note
      </a>
      <NoteBar note={note} open={open} sync={sync} people={people} signs={review === undefined} onSign={showText} />
      {review && (
        <Suspense>
          <ReviewBar {...{ note, open, sync, onComment }} place={review} onGo={go} onSign={showText} />
        </Suspense>
      )}
      <NarrowBar
        note={note}
        held={held.items.length}
        onSections={() => setDrawer('sections')}
        comments={comments.isOffered ? comments.openCount : null}
        onPanel={(tab) => {
          setChosen(tab)
          setDrawer('panel')
        }}
      />
      <div className="noteColumns">
        <div className="outlineColumn">{sections}</div>
        {look && (
          <Suspense fallback={<Loading />}>
            <VersionDocument note={note} look={look} onLook={setLook} />
          </Suspense>
        )}
        {/* The text stays open behind a version: what is being written goes on being saved. */}
        <div className="writing" hidden={look !== null}>
          <NoteDocument
            note={note}
            open={open}
            sync={sync}
            onEditor={setEditor}
            heldCount={held.items.length}
            broughtBack={broughtBack}
            onComment={onComment}
          />
        </div>
        <aside className="panelColumn" aria-label="Beside the note" data-tab={panel.shown}>
          {isBeside && beside('margin')}
        </aside>
      </div>
      <Sheet side="left" opened={drawer === 'sections'} onClose={() => setDrawer(null)} title="Sections">
        {sections}
      </Sheet>
      <Sheet side="right" opened={drawer === 'panel'} onClose={() => setDrawer(null)} title="Beside the note">
        {beside('sheet')}
      </Sheet>
      <LeaveGuard unsaved={hasUnsaved(sync.saved)} kept={sync.kept === true} unsaid={comments.hasUnsaid} />
    </>
  )
}

/** Where the panel has its place beside the text; below that it is a sheet. */
const besideTheText = '(min-width: 1280px)'

const isFresh = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'fresh' in state && state.fresh === true
