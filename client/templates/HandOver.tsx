import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { useHandOverTemplate } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'

/** Makes somebody else the owner of a template. */
export function HandOver({ template, onClose }: { template: Template; onClose: () => void }) {
  const me = useMe()
  const members = useQuery(membersQuery)
  const handOver = useHandOverTemplate(template.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const others = (members.data?.items ?? []).filter(({ id, roles }) => id !== template.owner?.id && roles.length > 0)
  const one = others.find(({ id }) => id === chosen) ?? others[0]
  if (members.error) return <Problem>{sentenceOf(members.error)}</Problem>
  if (!members.data) return <Loading />
  if (!one) return <p>There is nobody else in the practice yet.</p>
  return (
    <div className="form">
      <SelectField
        label="To whom"
        data-autofocus
        value={one.id}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => setChosen(value)}
      />
      <p>
        {one.name} then owns it: they say who uses and who edits it, and can put it away.
        {template.owner?.id === me.id && ' You still edit it.'}
      </p>
      {handOver.error && <Problem>{sentenceOf(handOver.error)}</Problem>}
      <div className="actions">
        <Button
          variant="main"
          disabled={handOver.isPending}
          onClick={() => handOver.mutate(one.id, { onSuccess: onClose })}
        >
          Hand it over
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
