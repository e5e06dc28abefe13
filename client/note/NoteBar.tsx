import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { courseOfNote } from '../../shared/course/place.ts'
import { caseQuery } from '../api/cases.ts'
import { notesQuery } from '../api/notes.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { placesIn } from '../cases/places.ts'
import { placeInWords } from '../cases/words.ts'
import { FindAnything } from '../find/FindAnything.tsx'
import { Bell } from '../notifications/Bell.tsx'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MemberMenu } from '../ui/MemberMenu.tsx'
import { PhaseName, phaseWord } from '../ui/PhaseName.tsx'
import { PrivateWord } from '../ui/PrivateWord.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { PeopleHere } from './PeopleHere.tsx'
import type { Tab } from './panelTabs.ts'
import type { Present } from './presence.ts'
import { SignButton } from './review/SignButton.tsx'
import { SavedMark } from './SavedMark.tsx'

/** Whose note, which, in what state, whether it is saved, and who else is here. */
export function NoteBar({
  note,
  open,
  sync,
  people,
  signs = true,
  onSign,
}: {
  note: Note
  open: OpenNote | null
  sync: NoteSync
  people: readonly Present[]
  /** Whether the signature that the viewer owes stands here; in review it has a bar of its own. */
  signs?: boolean
  /** Shows the note’s text, which is what will be signed. */
  onSign: () => void
}) {
  const others = people.filter(({ me }) => !me)
  return (
    <header className="bar noteBar">
      <Link className="backLink" to={`/cases/${note.caseId}`} aria-label={`Back to case ${note.caseCode}`}>
        <Icon name="back" />
      </Link>
      <p className="noteCase">
        <ClientName client={{ code: note.caseCode, preferredName: note.casePreferredName }} />
      </p>
      <span className="barRule" aria-hidden="true" />
      <span className="barWide">
        <PhaseName phase={note.phase} name={useNameInCourse(note)} />
      </span>
      <span className="barWide">
        <Standing note={note} />
      </span>
      <div className="barEnd">
        <SavedMark saved={sync.saved} kept={sync.kept} reading={!note.abilities.edit} />
        <PeopleHere people={others} />
        <FindAnything />
        <span className="barBell">
          <Bell />
        </span>
        <MemberMenu />
        {signs && <SignButton {...{ note, open, sync, onSign }} />}
      </div>
    </header>
  )
}

/** A process note is never signed: what matters of it is that it is private. */
const Standing = ({ note }: { note: Note }) =>
  note.kind === 'process' ? <PrivateWord /> : <StatusName status={note.status} />

/** `Session 3 of 6`, `Integration, after dose 3`; the note's title where the course says nothing about it. */
function useNameInCourse(note: Note): string {
  const one = useQuery(caseQuery(note.caseId)).data
  const notes = useQuery(notesQuery(note.caseId)).data
  const place = one && notes && placesIn(one, notes.items).get(note.id)
  if (!one || !place || note.phase === null) return note.title
  if (note.phase === 'session' && place.dose !== null) {
    const planned = courseOfNote(one.courses, note)?.plannedDoses ?? null
    return planned === null ? `Session ${place.dose}` : `Session ${place.dose} of ${planned}`
  }
  const where = placeInWords(note.phase, place)
  return note.phase === 'session' || where === '' ? note.title : `${phaseWord(note.phase)}, ${where.toLowerCase()}`
}

/** The second line of the bar, where the page is too narrow for outline and panel beside the text. */
export function NarrowBar({
  note,
  held,
  comments,
  onSections,
  onPanel,
}: {
  note: Note
  held: number
  /** How many threads are open; null where nobody comments. */
  comments: number | null
  onSections: () => void
  onPanel: (tab: Tab) => void
}) {
  return (
    <aside className="narrowBar" aria-label="About this note">
      <span className="narrowPhase">
        <PhaseName phase={note.phase} {...(note.kind === 'process' ? { name: note.title } : {})} />
      </span>
      <Standing note={note} />
      <span className="narrowActs">
        <Button variant="quiet" icon="list" onClick={onSections} className="onlyNarrow">
          <span className="narrowWord">Sections</span>
        </Button>
        {comments !== null && (
          <Button variant="quiet" icon="comment" onClick={() => onPanel('comments')}>
            <span className="narrowWord">Comments</span>
            {comments > 0 && <span>{comments}</span>}
          </Button>
        )}
        <Button
          variant="quiet"
          icon={held > 0 ? 'held' : 'info'}
          onClick={() => onPanel(held > 0 ? 'held' : comments === null ? 'readers' : 'details')}
        >
          <span className="narrowWord">{held > 0 ? `Held words ${held}` : 'Details'}</span>
        </Button>
      </span>
    </aside>
  )
}
