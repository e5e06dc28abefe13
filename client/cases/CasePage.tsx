import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { CareTeamMember, Case } from '../../shared/api/cases.ts'
import { careTeamQuery, caseQuery } from '../api/cases.ts'
import { notesQuery } from '../api/notes.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { NotFoundPage } from '../notFound/NotFoundPage.tsx'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { CareTeamEditor } from './CareTeamEditor.tsx'
import { NewNote } from './NewNote.tsx'
import { NotesByPhase } from './NotesByPhase.tsx'
import { OpenAndClose } from './OpenAndClose.tsx'
import './cases.css'

/** One client's file: who they are to the team, who the team is, and the notes of the course. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const found = useQuery(caseQuery(caseId))
  const notes = useQuery(notesQuery(caseId))
  const team = useQuery(careTeamQuery(caseId))

  if (isRefused(found.error, 'not_found', 'invalid_request')) return <NotFoundPage />
  const error = found.error ?? notes.error ?? team.error
  if (error && !found.data) return <Problem>{sentenceOf(error)}</Problem>
  if (!found.data) return <Loading />
  const one = found.data
  return (
    <>
      {/* The code alone: a document's title ends up in histories and on shared screens. */}
      <title>{`${one.code} · Throughline`}</title>
      <CaseHead one={one} team={team.data?.items ?? []} begun={(notes.data?.items.length ?? 0) > 0} />
      {error && <Problem>{sentenceOf(error)}</Problem>}
      {one.closed && (
        <p className="sentence">
          <Icon name="lock" />
          <span>This case is closed. Its notes can be read, and nothing new is written in it.</span>
        </p>
      )}
      {notes.data && <NotesByPhase one={one} notes={notes.data.items} />}
      {one.abilities.openAndClose && <OpenAndClose one={one} />}
    </>
  )
}

/** `begun`: the case has notes; until then the one button stands under the sentence that says so. */
function CaseHead({ one, team, begun }: { one: Case; team: readonly CareTeamMember[]; begun: boolean }) {
  const [editing, setEditing] = useState(false)
  return (
    <header className="caseHead">
      <div className="caseWho">
        <h1>
          {one.preferredName ?? one.code}{' '}
          <span className="caseAside">
            {one.pronouns && <span>{one.pronouns}</span>}
            {one.preferredName && <span>{one.code}</span>}
          </span>
        </h1>
        {one.indication && <p className="muted">{one.indication}</p>}
        <ul className="careTeam" aria-label="Care team">
          {team.map(({ memberId, name, color, role }) => (
            <li key={memberId}>
              <span aria-hidden="true">
                <Face person={{ name, color }} />
              </span>
              <span>
                {name} <span className="muted small">{role}</span>
              </span>
            </li>
          ))}
          {one.abilities.manageCareTeam && (
            <li>
              <Button variant="quiet" onClick={() => setEditing(true)}>
                Change the care team
              </Button>
            </li>
          )}
        </ul>
      </div>
      {begun && one.abilities.createNote && <NewNote caseId={one.id} />}
      {one.abilities.manageCareTeam && (
        <CareTeamEditor one={one} team={team} opened={editing} onClose={() => setEditing(false)} />
      )}
    </header>
  )
}
