import { useQueryClient } from '@tanstack/react-query'
import { auditTable } from '../api/audit.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Problem.tsx'
import { AuditList } from './AuditList.tsx'
import { ChainLine } from './ChainLine.tsx'
import { Filters } from './Filters.tsx'
import { useFilters } from './useFilters.ts'
import './audit.css'

/** Who did and read what in the practice, for its admins: narrowed by person, case, time and kind, and taken away as a table. */
export function AuditPage() {
  const me = useMe()
  if (!me.abilities.readAudit) return <Problem>Only an admin of the practice reads its audit.</Problem>
  return <Audit />
}

function Audit() {
  const client = useQueryClient()
  const { asked, filters, change, clear } = useFilters()
  return (
    <>
      <title>Audit · Throughline</title>
      <div className="pageHead">
        <h1>Audit</h1>
        <div className="auditActs">
          <Button onClick={() => void client.resetQueries({ queryKey: ['audit'] })}>Look again</Button>
          <a className="button" data-variant="plain" href={auditTable(filters)} download>
            Export as CSV
          </a>
        </div>
      </div>
      <ChainLine />
      <Filters asked={asked} onChange={change} onClear={clear} />
      <AuditList filters={filters} />
    </>
  )
}
