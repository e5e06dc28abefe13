import { useState } from 'react'
import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { inFull, saidWhen } from '../ui/dates.ts'
import { capital } from '../ui/numbers.ts'
import { PhaseName } from '../ui/PhaseName.tsx'
import { useShade } from '../ui/shade.ts'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { ClientName } from './ClientName.tsx'
import { nextInWords } from './words.ts'

/** As many cases as one sees at a glance. */
const unfiltered = 5

/** The cases, filtered by what is typed: open ones first, closed ones folded. */
export function CaseList({ cases }: { cases: readonly Case[] }) {
  const { down } = useShade()
  const [typed, setTyped] = useState('')
  const [mine, setMine] = useState(false)
  const wanted = typed.trim().toLowerCase()
  const fits = ({ code, preferredName, careRole }: Case) =>
    (!mine || careRole === 'lead') &&
    // What the shade hides is not to be found out by trying either.
    [code, down ? '' : preferredName].some((name) => name?.toLowerCase().includes(wanted))
  const shown = cases.filter(fits)
  const [closed, open] = [shown.filter((one) => one.closed), shown.filter((one) => !one.closed)]
  return (
    <>
      {cases.length > unfiltered && (
        <search className="caseFilter">
          <TextField
            label={down ? 'Find by code' : 'Find by name or code'}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
          <Tick label="Only those I lead" checked={mine} onChange={() => setMine(!mine)} />
        </search>
      )}
      <p className="visuallyHidden" role="status">
        {wanted !== '' || mine ? `${open.length} open, ${closed.length} closed` : ''}
      </p>
      <CaseRows label="Open cases" cases={open} />
      {open.length === 0 && <p className="noneFits muted">No open case fits.</p>}
      {closed.length > 0 && (
        <details className="closedCases" open={wanted !== '' && open.length === 0}>
          <summary>Closed cases ({closed.length})</summary>
          <CaseRows label="Closed cases" cases={closed} />
        </details>
      )}
    </>
  )
}

function CaseRows({ label, cases }: { label: string; cases: readonly Case[] }) {
  if (cases.length === 0) return null
  return (
    <ul className="rows" aria-label={label}>
      {cases.map((one) => (
        <li key={one.id}>
          <Link className="caseRow" to={`/cases/${one.id}`}>
            <span className="caseName">
              <ClientName client={one} />
            </span>
            <span className="casePhase">
              {one.standing.phase === null ? (
                <span className="muted">Not begun</span>
              ) : (
                <PhaseName phase={one.standing.phase} />
              )}
            </span>
            <span className="caseNext muted">{nextInWords(one)}</span>
            <span className="caseLead muted">{one.leads.map(({ name }) => name).join(', ') || 'No lead'}</span>
            <span className="caseLast muted">{one.lastWrittenAt && <LastWritten at={one.lastWrittenAt} />}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function LastWritten({ at }: { at: string }) {
  return (
    <time dateTime={at} title={inFull(at)}>
      {capital(saidWhen(at))}
    </time>
  )
}
