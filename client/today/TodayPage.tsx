import { useQuery } from '@tanstack/react-query'
import type { Today } from '../../shared/api/today.ts'
import { sentenceOf } from '../api/problems.ts'
import { todayQuery } from '../api/today.ts'
import { dayHeading } from '../ui/dates.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { DueInCases } from './DueInCases.tsx'
import { MyCases } from './MyCases.tsx'
import { NothingWaits } from './NothingWaits.tsx'
import { ToReview } from './ToReview.tsx'
import { Cosigned, SentBack, ToFinish } from './waiting.tsx'
import { todayInWords } from './words.ts'
import './today.css'

/** Where one begins: what waits for the member, and nothing of anybody else's. */
export function TodayPage() {
  const today = useQuery({ ...todayQuery, refetchOnMount: 'always' })
  return (
    <div className="wide today">
      <title>Today · Throughline</title>
      <header className="todayHead">
        <h1>{dayHeading(new Date())}</h1>
        {today.data && <p className="muted">{todayInWords(today.data)}</p>}
      </header>
      {today.error && <Problem>{sentenceOf(today.error)}</Problem>}
      {today.isLoading && <Loading />}
      {today.data && <Everything today={today.data} />}
    </div>
  )
}

/** A supervisor's reviews come first; for everybody else, what is theirs to write. */
function Everything({ today }: { today: Today }) {
  const { toReview, sentBack, toFinish, cosigned, cases, due } = today
  const reviews = toReview.length > 0
  const writes = sentBack.length + toFinish.length > 0
  const own = (
    <>
      <SentBack notes={sentBack} />
      <ToFinish notes={toFinish} />
    </>
  )
  return (
    <div className="todayColumns">
      <div className="todayMain">
        {reviews && <ToReview notes={toReview} />}
        {!reviews && writes && own}
        {!reviews && !writes && <NothingWaits cases={cases} />}
      </div>
      <div className="todayAside">
        {reviews && own}
        <DueInCases due={due} />
        <MyCases cases={cases} />
        <Cosigned notes={cosigned} />
      </div>
    </div>
  )
}
