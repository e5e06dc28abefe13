import { Link } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { type PlaceSetting, placeSettingNames } from '../../shared/note/blocks/place/schema.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { SavedMark } from '../note/SavedMark.tsx'
import type { NoteSync } from '../sync/openNote.ts'
import { Icon } from '../ui/Icon.tsx'
import { capital } from '../ui/numbers.ts'

/** Whose session, whether what is written is saved, and the way to what is needed in an emergency. */
export function SessionBar({
  note,
  sync,
  setting,
  isEmergency,
  onEmergency,
}: {
  note: Note
  sync: NoteSync
  setting: PlaceSetting | null
  isEmergency: boolean
  onEmergency: () => void
}) {
  return (
    <header className="sessionBar">
      <Link className="sessionBack" to={`/notes/${note.id}`}>
        <Icon name="back" />
        <span>To the note</span>
      </Link>
      <p className="sessionClient">
        <ClientName client={{ code: note.caseCode, preferredName: note.casePreferredName }} />
      </p>
      {setting !== null && <p className="sessionPlace">{capital(placeSettingNames[setting])}</p>}
      <div className="sessionBarEnd">
        <SavedMark saved={sync.saved} kept={sync.kept} reading={false} />
        <button type="button" className="sessionButton" aria-expanded={isEmergency} onClick={onEmergency}>
          Emergency
        </button>
      </div>
    </header>
  )
}
