import { useSearchParams } from 'react-router'
import { AuditFilters } from '../../shared/api/audit.ts'
import { afterDay, startOfDay } from '../ui/dates.ts'

/** The parts that narrow the audit, as they stand in the address: days, where the server takes moments. */
export const parts = ['member', 'case', 'kind', 'from', 'to'] as const
type Part = (typeof parts)[number]

/** What is asked for, by the page's address, so that going back and reloading keep it. */
export type Asked = Readonly<Record<Part, string>>

/** What the audit is narrowed to. Days are the viewer's own; what does not fit narrows nothing. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const asked: Asked = {
    member: params.get('member') ?? '',
    case: params.get('case') ?? '',
    kind: params.get('kind') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  }
  const { from, to } = asked
  const moments = { ...asked, from: from && startOfDay(from), to: to && afterDay(to) }
  const filters: AuditFilters = Object.assign(
    {},
    ...parts.map((part) => AuditFilters.safeParse({ [part]: moments[part] }).data ?? {}),
  )
  const change = (part: Part, value: string) =>
    setParams(
      (before) => {
        if (value === '') before.delete(part)
        else before.set(part, value)
        return before
      },
      { replace: true },
    )
  return { asked, filters, change, clear: () => setParams({}, { replace: true }) }
}
