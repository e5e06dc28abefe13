import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { mayHoldSession } from '../../shared/access/sessionMode.ts'
import { practiceQuery } from '../api/practice.ts'
import { useMe } from '../api/session.ts'
import { LeaveGuard } from '../note/LeaveGuard.tsx'
import type { Opened } from '../note/OpenedNote.tsx'
import { readOnlySentences } from '../note/readOnlyReasons.ts'
import { hasUnsaved } from '../sync/ledger.ts'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { showDim } from '../ui/scheme.ts'
import { useOnDevice } from './onDevice.ts'
import { SessionRoom } from './SessionRoom.tsx'
import { SessionShade } from './SessionShade.tsx'
import { useScreenAwake } from './useScreenAwake.ts'
import { useSessionHold } from './useSessionHold.ts'
import { useSessionNote } from './useSessionNote.ts'

/** Also read by assets/chosenScheme-2.js before the first paint, so that nothing flashes white. */
const dimKey = 'throughline.sessionDim'

/** Session mode for whoever may write in the note; anybody else is told why not, and led to the note. */
export function SessionScreen({ note, open, sync, broughtBack }: Opened) {
  const { blocks, hand } = useSessionNote(open, useMe(), useQuery(practiceQuery).data?.settings)
  const isShaded = useSessionHold(note)
  const [isDim, chooseDim] = useOnDevice(dimKey)
  useScreenAwake()
  useEffect(() => showDim(isDim), [isDim])

  // The code alone: a document's title ends up in histories and on shared screens.
  const title = <title>{`${note.caseCode} · Throughline`}</title>
  if (!mayHoldSession(note, note.abilities)) {
    return (
      <main className="alone">
        {title}
        <h1>Session mode</h1>
        <p className="sentence" role="status">
          <Icon name="info" />
          <span>
            {note.phase === 'session' && note.readOnly && note.readOnly !== 'granted'
              ? readOnlySentences[note.readOnly]
              : 'Only the note of a dosing session has a session mode.'}
          </span>
        </p>
        <Link className="quietLink" to={`/notes/${note.id}`}>
          To the note
        </Link>
      </main>
    )
  }
  return (
    <>
      {title}
      {hand && sync.ready ? (
        <SessionRoom
          note={note}
          sync={sync}
          blocks={blocks}
          hand={hand}
          broughtBack={broughtBack}
          isDim={isDim}
          onDim={chooseDim}
          isShaded={isShaded}
        />
      ) : (
        <Loading />
      )}
      {isShaded && !(hand && sync.ready) && <SessionShade timeZero={null} due={null} writing={null} />}
      <LeaveGuard unsaved={hasUnsaved(sync.saved)} kept={sync.kept === true} />
    </>
  )
}
