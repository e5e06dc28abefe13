import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CheckReason, MAX_REASON_LENGTH } from '../../shared/api/checks.ts'
import type { Note } from '../../shared/api/notes.ts'
import { checkNote } from '../../shared/note/checks/checkNote.ts'
import type { Finding } from '../../shared/note/checks/finding.ts'
import { checksQuery, useGiveReason, useTakeReasonBack } from '../api/checks.ts'
import { sentenceOf } from '../api/problems.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { When } from '../ui/When.tsx'
import { isReasonFor, keyOf, placeOf } from './findings.ts'
import { signsNext } from './review/acts.ts'
import { useNoteText } from './useNoteText.ts'
import './beforeSigning.css'

/** What the note lacks and what is worth a second look, as it stands now; each leads to its place. It forbids nothing. */
export function BeforeSigning({
  note,
  open,
  onGo,
}: {
  note: Note
  open: OpenNote | null
  onGo: (finding: Finding) => void
}) {
  const checks = useQuery(checksQuery(note.id))
  const text = useNoteText(open)
  if (checks.error) return <Problem>{sentenceOf(checks.error)}</Problem>
  if (!checks.data) return <Loading />
  const { around, reasons } = checks.data
  const findings = text === null ? checks.data.findings : checkNote(text, around)
  return (
    <div className="beforeSigning">
      <p className="muted small">
        {findings.length === 0
          ? 'Nothing is missing, as far as this can be seen.'
          : 'These inform. Whoever signs can go on in spite of one, with a reason.'}
      </p>
      <ul>
        {findings.map((finding) => (
          <OneFinding
            key={keyOf(finding)}
            note={note}
            finding={finding}
            reason={reasons.find((one) => isReasonFor(finding, one)) ?? null}
            onGo={onGo}
          />
        ))}
      </ul>
    </div>
  )
}

function OneFinding({
  note,
  finding,
  reason,
  onGo,
}: {
  note: Note
  finding: Finding
  reason: CheckReason | null
  onGo: (finding: Finding) => void
}) {
  const hasPlace = finding.sectionId !== null || finding.itemId !== null
  return (
    <li className="finding" data-reason={reason === null ? undefined : ''}>
      <p className="findingKind muted small">
        <Icon name={finding.severity === 'missing' ? 'attention' : 'info'} />
        {finding.severity === 'missing' ? 'Missing' : 'Worth a look'}
      </p>
      {hasPlace ? (
        <button type="button" className="findingWords" onClick={() => onGo(finding)}>
          {finding.words}
        </button>
      ) : (
        <p className="findingWords">{finding.words}</p>
      )}
      {reason !== null && <GivenReason note={note} reason={reason} />}
      {reason === null && signsNext(note) && <ReasonForm note={note} finding={finding} />}
    </li>
  )
}

function GivenReason({ note, reason }: { note: Note; reason: CheckReason }) {
  const takeBack = useTakeReasonBack(note.id)
  return (
    <div className="findingReason small">
      <p>
        <b>{reason.member.name}</b>: {reason.reason}{' '}
        <span className="muted">
          <When at={reason.at} />
        </span>
      </p>
      {takeBack.error && <Problem>{sentenceOf(takeBack.error)}</Problem>}
      {signsNext(note) && (
        <Button variant="quiet" disabled={takeBack.isPending} onClick={() => takeBack.mutate(reason.id)}>
          Take it back
        </Button>
      )}
    </div>
  )
}

function ReasonForm({ note, finding }: { note: Note; finding: Finding }) {
  const [writing, setWriting] = useState(false)
  const [reason, setReason] = useState('')
  const give = useGiveReason(note.id)
  if (!writing) {
    return (
      <Button variant="quiet" onClick={() => setWriting(true)}>
        Give a reason
      </Button>
    )
  }
  return (
    <form
      className="findingForm"
      onSubmit={(event) => {
        event.preventDefault()
        const { code, about } = finding
        give.mutate({ code, about, place: placeOf(finding), reason })
      }}
    >
      <TextField
        label="Why it can stand"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={MAX_REASON_LENGTH}
      />
      {give.error && <Problem>{sentenceOf(give.error)}</Problem>}
      <span className="actions">
        <Button type="submit" disabled={give.isPending || reason.trim() === ''}>
          Keep the reason
        </Button>
        <Button variant="quiet" onClick={() => setWriting(false)}>
          Leave it
        </Button>
      </span>
    </form>
  )
}
