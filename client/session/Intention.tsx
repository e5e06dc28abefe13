import { useQuery } from '@tanstack/react-query'
import { carriedQuery } from '../api/threads.ts'
import { calendarDay } from '../ui/dates.ts'

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

/** Whoever wrote it down may have put the marks of a quotation around it already. */
const quoted = (words: string): string => (/^["“„«‘]/.test(words.trim()) ? words : `“${words}”`)
