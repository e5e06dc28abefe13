import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { lazy, Suspense, useCallback, useState } from 'react'
import { Link } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { practiceQuery } from '../api/practice.ts'
import { useMe } from '../api/session.ts'
import { NoteEditor } from '../editor/NoteEditor.tsx'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { fullDay, inFull } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { InTheirWords } from './InTheirWords.tsx'
import { KeptSentences } from './KeptSentences.tsx'
import { PrivateMark } from './PrivateMark.tsx'
import { readOnlySentences } from './readOnlyReasons.ts'
import { LastWord } from './review/LastWord.tsx'
import { SessionDay } from './SessionDay.tsx'
import { SyncSentences } from './SyncSentences.tsx'
import { useCaseItems } from './useCaseItems.ts'
import { useCourseSoFar } from './useCourseSoFar.ts'

/** Seen on paper alone. */
const PrintHead = lazy(() => import('./PrintHead.tsx').then((part) => ({ default: part.PrintHead })))
const Signatures = lazy(() => import('./review/Signatures.tsx').then((part) => ({ default: part.Signatures })))

/** The note itself: its head, what has to be said about it now, and its text once it is in step with the server. */
export function NoteDocument({
  note,
  open,
  sync,
  heldCount,
  broughtBack,
  onEditor,
  onComment,
}: {
  note: Note
  open: OpenNote | null
  sync: NoteSync
  heldCount: number
  /** When words were written that an earlier page could not send; null where there were none. */
  broughtBack: number | null
  onEditor: (editor: Editor | null) => void
  /** Comments on what is chosen; absent where the viewer may not. */
  onComment: (() => void) | undefined
}) {
  const me = useMe()
  const caseItems = useCaseItems(note)
  const course = useCourseSoFar(note)
  const practice = useQuery(practiceQuery).data?.settings
  const [editor, setEditor] = useState<Editor | null>(null)
  const hear = useCallback(
    (standing: Editor | null) => {
      setEditor(standing)
      onEditor(standing)
    },
    [onEditor],
  )
  return (
    <main className="noteDoc" id="note" tabIndex={-1} data-private={note.kind === 'process' || undefined}>
      <Suspense>
        <PrintHead note={note} />
      </Suspense>
      <h1>{note.title}</h1>
      <p className="noteMeta">
        <time dateTime={note.occurredOn} title={`Begun ${inFull(note.createdAt)}`}>
          {fullDay(note.occurredOn)}
        </time>
        . {note.author.name}, author.
        {note.amends && (
          <>
            {' '}
            <Link to={`/notes/${note.amends.noteId}`}>The signed note</Link>
          </>
        )}
      </p>
      {note.kind === 'process' && <PrivateMark note={note} />}
      <Sentences note={note} open={open} sync={sync} heldCount={heldCount} />
      <KeptSentences note={note} broughtBack={broughtBack} />
      <SessionDay note={note} editor={editor} />
      <InTheirWords note={note} />
      {open && sync.ready ? (
        <NoteEditor
          ydoc={open.doc}
          awareness={open.awareness}
          user={me}
          editable={note.abilities.edit}
          {...(practice === undefined ? {} : { practice })}
          {...(course === undefined ? {} : { course })}
          compartment={note.kind}
          caseItems={caseItems}
          onEditor={hear}
          onComment={onComment}
        />
      ) : (
        <Loading />
      )}
      {/* Nobody waits for what a draft does not have. */}
      {note.status !== 'draft' && (
        <Suspense>
          <Signatures note={note} />
        </Suspense>
      )}
    </main>
  )
}

/** What the reader or writer of this note should know now, one line each. */
function Sentences({
  note,
  open,
  sync,
  heldCount,
}: {
  note: Note
  open: OpenNote | null
  sync: NoteSync
  heldCount: number
}) {
  return (
    <div className="noteSentences">
      {note.readOnly && note.readOnly !== 'granted' && (
        <p className="sentence">
          <Icon name={note.readOnly === 'role' || note.readOnly === 'not_clinician' ? 'review' : 'lock'} />
          <span>{readOnlySentences[note.readOnly]}</span>
        </p>
      )}
      <LastWord note={note} />
      <SyncSentences what="note" {...{ open, sync, heldCount }} />
    </div>
  )
}
