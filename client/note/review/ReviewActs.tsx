import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AmendmentKind } from '../../../shared/api/amendments.ts'
import type { Note } from '../../../shared/api/notes.ts'
import { amendmentNames } from '../../../shared/review/sentences.ts'
import { sentenceOf } from '../../api/problems.ts'
import { useAmend, useDiscard, useEnterInError, useWithdraw } from '../../api/review.ts'
import { Button } from '../../ui/Button.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { AskForChanges } from './AskForChanges.tsx'
import { ErrorDialog, ReasonDialog } from './ReasonDialog.tsx'

type Doing = 'return' | 'error' | 'discard'

/** What the viewer may do with the note besides signing it, as its abilities say. */
export function ReviewActs({ note }: { note: Note }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const navigate = useNavigate()
  const withdraw = useWithdraw(note)
  const [enterInError, discard] = [useEnterInError(note), useDiscard(note)]
  const { abilities } = note
  const dialog = (which: Doing) => ({ opened: doing === which, onClose: () => setDoing(null) })
  const toCase = () => navigate(`/cases/${note.caseId}`)
  return (
    <>
      <div className="actions reviewActs">
        {abilities.requestChanges && <Button onClick={() => setDoing('return')}>Ask for changes</Button>}
        {abilities.withdraw && (
          <Button onClick={() => withdraw.mutate()} disabled={withdraw.isPending}>
            Withdraw from review
          </Button>
        )}
        {abilities.addendum && <Amend note={note} />}
        {abilities.discard && (
          <Button variant="quiet" onClick={() => setDoing('discard')}>
            Discard this draft
          </Button>
        )}
        {abilities.enterInError && (
          <Button variant="quiet" onClick={() => setDoing('error')}>
            Entered in error
          </Button>
        )}
      </div>
      {withdraw.error && <Problem>{sentenceOf(withdraw.error)}</Problem>}
      <AskForChanges note={note} {...dialog('return')} />
      <ErrorDialog
        {...dialog('error')}
        title="Mark as entered in error"
        says="The note stays as it is, marked with your reason, and counts nowhere: not in the course, not in threads, not in scores."
        label="What went wrong"
        button="Mark it"
        saving={enterInError}
        onDone={toCase}
      />
      <ReasonDialog
        {...dialog('discard')}
        title="Discard this draft"
        says="It is out of sight at once, for everybody who has it open. You can recover it from the case for 30 days."
        label="Why"
        button="Discard it"
        saving={discard}
        onDone={toCase}
      />
    </>
  )
}

function Amend({ note }: { note: Note }) {
  const amend = useAmend(note)
  const navigate = useNavigate()
  const begin = (kind: AmendmentKind) =>
    amend.mutate({ kind }, { onSuccess: ({ id }) => navigate(`/notes/${id}`, { state: { fresh: true } }) })
  return (
    <>
      {(['addendum', 'late_entry', 'correction'] as const).map((kind) => (
        <Button key={kind} icon="plus" onClick={() => begin(kind)} disabled={amend.isPending}>
          {amendmentNames[kind]}
        </Button>
      ))}
      {amend.error && <Problem>{sentenceOf(amend.error)}</Problem>}
    </>
  )
}
