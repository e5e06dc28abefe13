import { useQuery } from '@tanstack/react-query'
import { AuditKind, kindNames } from '../../shared/audit/kinds.ts'
import { careTeamsQuery } from '../api/cases.ts'
import { leftQuery, membersQuery } from '../api/people.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { type Asked, parts } from './useFilters.ts'

interface FiltersProps {
  asked: Asked
  onChange: (part: (typeof parts)[number], value: string) => void
  onClear: () => void
}

/** Narrows the audit, at once with each choice. */
export function Filters({ asked, onChange, onClear }: FiltersProps) {
  const members = useQuery(membersQuery).data?.items ?? []
  const left = useQuery(leftQuery).data?.items ?? []
  const cases = useQuery(careTeamsQuery).data?.items ?? []
  const field = (part: (typeof parts)[number]) => ({
    name: part,
    value: asked[part],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(part, currentTarget.value),
  })
  return (
    <search className="auditFilters" aria-label="Narrow the audit">
      <SelectField
        label="Person"
        {...field('member')}
        options={[
          { value: '', label: 'Everybody' },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
          ...left.map(({ id, name }) => ({ value: id, label: `${name} (left)` })),
        ]}
      />
      <SelectField
        label="Case"
        {...field('case')}
        options={[
          { value: '', label: 'All cases' },
          ...cases.map(({ caseId, code }) => ({ value: caseId, label: code })),
        ]}
      />
      <SelectField
        label="Kind of event"
        {...field('kind')}
        options={[
          { value: '', label: 'Everything' },
          ...AuditKind.options.map((kind) => ({ value: kind, label: kindNames[kind] })),
        ]}
      />
      <TextField label="From" type="date" {...field('from')} max={asked.to || undefined} />
      <TextField label="To" type="date" {...field('to')} min={asked.from || undefined} />
      {parts.some((part) => asked[part] !== '') && (
        <Button variant="quiet" className="auditClear" onClick={onClear}>
          Show everything
        </Button>
      )}
    </search>
  )
}
