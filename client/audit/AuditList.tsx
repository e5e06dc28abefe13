import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditEntry, AuditFilters } from '../../shared/api/audit.ts'
import { auditActor, auditSentence } from '../../shared/audit/sentences.ts'
import { auditQuery } from '../api/audit.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { clockTime, dayOf, inFull } from '../ui/dates.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'

/** The entries that fit, newest first, a day under its heading. */
export function AuditList({ filters }: { filters: AuditFilters }) {
  const audit = useInfiniteQuery(auditQuery(filters))
  if (audit.isLoading) return <Loading />
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? []
  const days = [...Map.groupBy(entries, ({ at }) => dayOf(at))]
  return (
    <>
      {days.map(([day, ofDay]) => (
        <section key={day} className="auditDay" aria-label={day}>
          <h2>{day}</h2>
          <ul className="rows">
            {ofDay.map((entry) => (
              <Row key={entry.number} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {audit.error && <Problem>{sentenceOf(audit.error)}</Problem>}
      {!audit.error && entries.length === 0 && (
        <div className="emptyList">
          <p>{audit.hasNextPage ? 'Nothing fits among the newest entries.' : 'Nothing in the audit fits.'}</p>
        </div>
      )}
      {audit.hasNextPage && (
        <div className="listFoot">
          <Button disabled={audit.isFetching} onClick={() => void audit.fetchNextPage()}>
            {audit.isFetchingNextPage ? 'Looking…' : 'Show earlier'}
          </Button>
        </div>
      )}
    </>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  return (
    <li className="auditRow">
      <time dateTime={entry.at} title={inFull(entry.at)}>
        {clockTime(entry.at)}
      </time>
      <p>
        <b>{auditActor(entry)}</b> {auditSentence(entry)}
      </p>
      <span className="muted auditNumber">
        <span className="visuallyHidden">Entry </span>
        {entry.number}
      </span>
    </li>
  )
}
