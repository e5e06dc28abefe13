import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { casesQuery } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { NewCase } from './NewCase.tsx'
import './cases.css'

/** Every case whose care team the member is on. */
export function CasesPage() {
  const me = useMe()
  const cases = useQuery(casesQuery)
  const [making, setMaking] = useState(false)
  const mayCreate = me.abilities.createCase
  const begin = (
    <Button variant="main" icon="plus" onClick={() => setMaking(true)}>
      New case
    </Button>
  )

  return (
    <>
      <title>Cases · Throughline</title>
      <div className="pageHead">
        <h1>Cases</h1>
        {mayCreate && (cases.data?.items.length ?? 0) > 0 && begin}
      </div>
      {cases.error && <Problem>{sentenceOf(cases.error)}</Problem>}
      {cases.isLoading && <Loading />}
      {cases.data &&
        (cases.data.items.length > 0 ? (
          <CaseGroups cases={cases.data.items} />
        ) : (
          <div className="emptyList">
            <p>
              {mayCreate ? 'No cases yet. Begin with a code for your first client.' : 'No case is shared with you yet.'}
            </p>
            {mayCreate && begin}
          </div>
        ))}
      <NewCase opened={making} onClose={() => setMaking(false)} />
    </>
  )
}

function CaseGroups({ cases }: { cases: readonly Case[] }) {
  const closed = cases.filter((one) => one.closed)
  return (
    <>
      <CaseRows label="Open cases" cases={cases.filter((one) => !one.closed)} />
      {closed.length > 0 && (
        <details className="closedCases">
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
              <b>{one.preferredName ?? one.code}</b>
              {one.preferredName && <span className="code">{one.code}</span>}
            </span>
            <span className="caseIndication muted">{one.indication}</span>
            <span className="caseNotes muted">{notesInWords(one.noteCount)}</span>
            <span className="caseRole muted">{one.careRole}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const notesInWords = (count: number): string =>
  count === 0 ? 'no notes yet' : count === 1 ? '1 note' : `${count} notes`
