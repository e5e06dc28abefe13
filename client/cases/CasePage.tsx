import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { careTeamQuery, caseQuery } from '../api/cases.ts'
import { notesQuery } from '../api/notes.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { processNotesQuery } from '../api/processNotes.ts'
import { threadsQuery } from '../api/threads.ts'
import { NotFoundPage } from '../notFound/NotFoundPage.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { CaseActs } from './CaseActs.tsx'
import { CaseHead } from './CaseHead.tsx'
import { DiscardedDrafts } from './DiscardedDrafts.tsx'
import { DueLine } from './DueLine.tsx'
import { NoteRows } from './NoteRows.tsx'
import { ProcessNotes } from './ProcessNotes.tsx'
import { Through } from './Through.tsx'
import { useVeiledThreads } from './veil.ts'
import './cases.css'
import './case.css'
import './caseNarrow.css'
import './processNotes.css'

/** One client's file: who they are to the team, who the team is, the course, and its notes. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const found = useQuery(caseQuery(caseId))
  const notes = useQuery(notesQuery(caseId))
  const threads = useQuery(threadsQuery(caseId))
  const team = useQuery(careTeamQuery(caseId))
  const own = useQuery(processNotesQuery(caseId))
  const veiled = useVeiledThreads(found.data, threads.data)

  if (isRefused(found.error, 'not_found', 'invalid_request')) return <NotFoundPage />
  const error = found.error ?? notes.error ?? team.error ?? threads.error ?? own.error
  if (error && !found.data) return <Problem>{sentenceOf(error)}</Problem>
  if (!found.data) return <Loading />
  const one = found.data
  const items = notes.data?.items
  return (
    <div className="wide">
      {/* The code alone: a document's title ends up in histories and on shared screens. */}
      <title>{`${one.code} · Throughline`}</title>
      <CaseHead one={one} team={team.data?.items ?? []} begun={(items?.length ?? 0) > 0} />
      {error && <Problem>{sentenceOf(error)}</Problem>}
      {one.closed && <ClosedSentence one={one} />}
      {items && <DueLine one={one} notes={items} threads={veiled} />}
      {items && <Through one={one} notes={items} threads={veiled} />}
      {items && <NoteRows one={one} notes={items} />}
      {own.data && <ProcessNotes notes={own.data.items} />}
      <DiscardedDrafts caseId={one.id} />
      <CaseActs one={one} />
    </div>
  )
}

function ClosedSentence({ one }: { one: Case }) {
  return (
    <p className="sentence">
      <Icon name="lock" />
      <span>
        This case is closed{one.closingReason ? `: ${one.closingReason}` : ''}. Its notes can be read, and nothing new
        is written in it.
      </span>
    </p>
  )
}
