import { useQuery } from '@tanstack/react-query'
import type { Leading } from '../../shared/api/members.ts'
import type { MemberId } from '../../shared/ids.ts'
import { membersQuery } from '../api/people.ts'
import type { FieldSentences } from '../ui/fields.ts'
import { SelectField } from '../ui/SelectField.tsx'

const prefix = 'lead-'

/** Who leads which case, as a form that holds `NewLeads` says. What is not chosen is left out, and the server asks for it. */
export const leadsIn = (form: FormData): { caseId: string; memberId: string }[] =>
  [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' && value !== ''
      ? [{ caseId: name.slice(prefix.length), memberId: value }]
      : [],
  )

/** A new lead for each case that nobody else leads. An admin sees the codes of the cases and nothing else of them. */
export function NewLeads({
  cases,
  but,
  sentences,
}: {
  cases: Leading['items']
  but: MemberId
  sentences: FieldSentences
}) {
  const members = useQuery(membersQuery)
  const clinicians = (members.data?.items ?? []).filter(({ id, roles }) => id !== but && roles.includes('clinician'))
  if (cases.length === 0) return null
  const options = [
    { value: '', label: 'choose a clinician' },
    ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <fieldset className="choices">
      <legend>Cases that need a new lead</legend>
      {cases.map(({ caseId, code, closed }) => (
        <SelectField
          key={caseId}
          name={`${prefix}${caseId}`}
          label={`New lead of ${code}${closed ? ' (closed)' : ''}`}
          options={options}
          error={sentences[`leads.${caseId}`]}
        />
      ))}
    </fieldset>
  )
}
