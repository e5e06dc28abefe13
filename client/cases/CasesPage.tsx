import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { casesQuery } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { CareTeamsOfPractice } from './CareTeamsOfPractice.tsx'
import { CaseList } from './CaseList.tsx'
import { NewCase } from './NewCase.tsx'
import { ShadeButton } from './ShadeButton.tsx'
import './cases.css'

/** Every case whose care team the member is on; for an admin the care teams of the practice as well. */
export function CasesPage() {
  const me = useMe()
  const cases = useQuery(casesQuery)
  const [making, setMaking] = useState(false)
  const { createCase, manageCareTeams } = me.abilities
  const none = cases.data?.items.length === 0
  const begin = (
    <Button variant="main" icon="plus" onClick={() => setMaking(true)}>
      New case
    </Button>
  )
  return (
    <div className="wide">
      <title>Cases · Throughline</title>
      <div className="pageHead">
        <h1>Cases</h1>
        {!none && (
          <div className="caseButtons">
            <ShadeButton />
            {createCase && begin}
          </div>
        )}
      </div>
      {cases.error && <Problem>{sentenceOf(cases.error)}</Problem>}
      {cases.isLoading && <Loading />}
      {cases.data && !none && <CaseList cases={cases.data.items} />}
      {none && (createCase || !manageCareTeams) && (
        <div className="emptyList">
          <p>
            {createCase ? 'No cases yet. Begin with a code for your first client.' : 'No case is shared with you yet.'}
          </p>
          {createCase && begin}
        </div>
      )}
      {manageCareTeams && <CareTeamsOfPractice />}
      <NewCase opened={making} onClose={() => setMaking(false)} />
    </div>
  )
}
