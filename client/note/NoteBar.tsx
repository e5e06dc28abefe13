import { Link } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import type { SavedState } from '../sync/ledger.ts'
import { Button } from '../ui/Button.tsx'
import { Faces } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MemberMenu } from '../ui/MemberMenu.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import type { Present } from './presence.ts'
import { SavedMark } from './SavedMark.tsx'

/** Whose note, which, in what state, whether it is saved, and who else is here. */
export function NoteBar({ note, saved, people }: { note: Note; saved: SavedState; people: readonly Present[] }) {
  const others = people.filter(({ me }) => !me)
  return (
    <header className="bar noteBar">
      <Link className="backLink" to={`/cases/${note.caseId}`} aria-label={`Back to case ${note.caseCode}`}>
        <Icon name="back" />
      </Link>
      <p className="noteCase">
        <b>{note.casePreferredName ?? note.caseCode}</b>
        {note.casePreferredName && <span className="code">{note.caseCode}</span>}
      </p>
      <span className="barRule" aria-hidden="true" />
      <span className="barWide">
        <PhaseName phase={note.phase} name={note.title} />
      </span>
      <span className="barWide">
        <StatusName status={note.status} />
      </span>
      <div className="barEnd">
        <SavedMark saved={saved} reading={!note.abilities.edit} />
        <PeopleHere people={others} />
        <MemberMenu />
      </div>
    </header>
  )
}

function PeopleHere({ people }: { people: readonly Present[] }) {
  if (people.length === 0) return null
  const here = people.map((person) => ({ ...person, label: `${person.name}, ${person.role}` }))
  return (
    <div className="peopleHere">
      <span className="visuallyHidden">In this note: </span>
      <Faces people={here} />
    </div>
  )
}

/** The second line of the bar, where the page is too narrow for outline and panel beside the text. */
export function NarrowBar({
  note,
  held,
  onSections,
  onPanel,
}: {
  note: Note
  held: number
  onSections: () => void
  onPanel: () => void
}) {
  return (
    <aside className="narrowBar" aria-label="About this note">
      <span className="narrowPhase">
        <PhaseName phase={note.phase} />
      </span>
      <StatusName status={note.status} />
      <span className="narrowActs">
        <Button variant="quiet" icon="list" onClick={onSections} className="onlyNarrow">
          <span className="narrowWord">Sections</span>
        </Button>
        <Button variant="quiet" icon={held > 0 ? 'held' : 'info'} onClick={onPanel}>
          <span className="narrowWord">{held > 0 ? `Held words ${held}` : 'Details'}</span>
        </Button>
      </span>
    </aside>
  )
}
