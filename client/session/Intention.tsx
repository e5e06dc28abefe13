import { useQuery } from '@tanstack/react-query'
import { carriedQuery } from '../api/threads.ts'
import { calendarDay } from '../ui/dates.ts'
import { quoted } from '../ui/quoted.ts'

/** What the client meant to do with this session, verbatim. Nothing where no note of the case says it. */
export function Intention({ caseId }: { caseId: string }) {
  const intention = useQuery(carriedQuery(caseId)).data?.intention
  if (!intention) return null
  return (
    <section className="intention" aria-label="In their words">
      <span>In their words</span>
      <blockquote title={`Written on ${calendarDay(intention.occurredOn)}`}>{quoted(intention.text)}</blockquote>
    </section>
  )
}
