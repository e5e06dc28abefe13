import { useState } from 'react'
import type { CareTeamMember, Case } from '../../shared/api/cases.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { useShade } from '../ui/shade.ts'
import { CareTeamEditor } from './CareTeamEditor.tsx'
import { useClientName } from './ClientName.tsx'
import { NewNote } from './NewNote.tsx'
import { ShadeButton } from './ShadeButton.tsx'
import { courseInWords, stepInWords } from './words.ts'

/** Who the client is, where the course stands, who is on the care team, and the one button. */
export function CaseHead({ one, team, begun }: { one: Case; team: readonly CareTeamMember[]; begun: boolean }) {
  const { next } = one.standing
  return (
    <header className="caseHead">
      <div className="caseWho">
        <Names one={one} />
        <CaseSentence one={one} />
        <CareTeam one={one} team={team} />
      </div>
      <div className="caseDo">
        <div className="caseButtons">
          <ShadeButton />
          {begun && one.abilities.createNote && <NewNote one={one} />}
        </div>
        {next && !one.closed && <p className="muted small">Next in the course: {stepInWords(next)}</p>}
      </div>
    </header>
  )
}

function Names({ one }: { one: Case }) {
  const { down } = useShade()
  const name = useClientName(one)
  return (
    <h1>
      {name}{' '}
      {!down && (
        <span className="caseAside">
          {one.pronouns && <span>{one.pronouns}</span>}
          {name !== one.code && <span>{one.code}</span>}
        </span>
      )}
    </h1>
  )
}

/** The indication, then the course in a sentence. */
function CaseSentence({ one }: { one: Case }) {
  const course = one.courses.at(-1)
  const indication = course?.indication ?? one.indication
  const sentences = [
    indication && (/[.!?]$/.test(indication) ? indication : `${indication}.`),
    course && courseInWords(course, one.standing.doses),
  ].filter((sentence) => sentence)
  return sentences.length > 0 ? <p className="muted caseSentence">{sentences.join(' ')}</p> : null
}

function CareTeam({ one, team }: { one: Case; team: readonly CareTeamMember[] }) {
  const [editing, setEditing] = useState(false)
  return (
    <>
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
      {one.abilities.manageCareTeam && (
        <CareTeamEditor one={one} team={team} opened={editing} onClose={() => setEditing(false)} />
      )}
    </>
  )
}
