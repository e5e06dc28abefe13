import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { teamsQuery } from '../api/teams.ts'
import { useShareTemplate } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { HandOver } from './HandOver.tsx'
import { Choice, Ticks } from './ShareChoices.tsx'
import { type ShareForm, shareBody, shareFormOf } from './shareForm.ts'

interface ShareProps {
  template: Template
  opened: boolean
  onClose: () => void
}

/** Its owner says who uses a template and who edits it, or hands it over. */
export function ShareTemplate({ template, opened, onClose }: ShareProps) {
  const [handing, setHanding] = useState(false)
  const close = () => {
    setHanding(false)
    onClose()
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={handing ? `Hand over ‘${template.name}’` : `Share ‘${template.name}’`}
    >
      {handing ? (
        <HandOver template={template} onClose={close} />
      ) : (
        <Sharing template={template} onClose={close} onHandOver={() => setHanding(true)} />
      )}
    </Dialog>
  )
}

function Sharing({ template, onClose, onHandOver }: Omit<ShareProps, 'opened'> & { onHandOver: () => void }) {
  const members = useQuery(membersQuery)
  const teams = useQuery(teamsQuery)
  const error = members.error ?? teams.error
  if (error) return <Problem>{sentenceOf(error)}</Problem>
  if (!members.data || !teams.data) return <Loading />
  // Its owner uses and edits it in any case.
  const others = members.data.items.filter(({ id }) => id !== template.owner?.id)
  return <SharingForm {...{ template, onClose, onHandOver }} members={others} teams={teams.data.items} />
}

interface Named {
  id: string
  name: string
}

function SharingForm({
  template,
  members,
  teams,
  onClose,
  onHandOver,
}: {
  template: Template
  members: readonly Named[]
  teams: readonly Named[]
  onClose: () => void
  onHandOver: () => void
}) {
  const share = useShareTemplate(template.id)
  const [form, setForm] = useState(() => shareFormOf(template))
  const [missing, setMissing] = useState<string | null>(null)
  const change = (part: Partial<ShareForm>) => {
    setMissing(null)
    setForm((before) => ({ ...before, ...part }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = shareBody(form)
    if (given.fits) share.mutate(given.body, { onSuccess: onClose })
    else setMissing(given.sentence)
  }
  const people = (label: string) =>
    members.length > 0 && (
      <Ticks label={label} of={members} chosen={form.members} onChange={(ids) => change({ members: ids })} />
    )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <fieldset className="choices">
        <legend>Who uses it</legend>
        <Choice name="scope" value="mine" chosen={form.scope} onChoose={(scope) => change({ scope })}>
          Only me{members.length > 0 && ', and people I name'}
        </Choice>
        {form.scope === 'mine' && people('People who use it, too')}
        {teams.length > 0 && (
          <Choice name="scope" value="team" chosen={form.scope} onChoose={(scope) => change({ scope })}>
            Teams
          </Choice>
        )}
        {form.scope === 'team' && (
          <Ticks label="Teams that use it" of={teams} chosen={form.teams} onChange={(ids) => change({ teams: ids })} />
        )}
        {form.scope === 'team' && people('Besides the teams, these people')}
        <Choice name="scope" value="practice" chosen={form.scope} onChoose={(scope) => change({ scope })}>
          The whole practice
        </Choice>
      </fieldset>
      <fieldset className="choices">
        <legend>Who edits it with me</legend>
        <Choice name="edit" value="nobody" chosen={form.edit} onChoose={(edit) => change({ edit })}>
          Nobody
        </Choice>
        <Choice name="edit" value="some" chosen={form.edit} onChoose={(edit) => change({ edit })}>
          {teams.length > 0 ? 'Teams or people I name' : 'People I name'}
        </Choice>
        {form.edit === 'some' && teams.length > 0 && (
          <Ticks
            label="Teams that edit it"
            of={teams}
            chosen={form.editTeams}
            onChange={(ids) => change({ editTeams: ids })}
          />
        )}
        {form.edit === 'some' && (
          <Ticks
            label="People who edit it"
            of={members}
            chosen={form.editMembers}
            onChange={(ids) => change({ editMembers: ids })}
          />
        )}
        <Choice name="edit" value="practice" chosen={form.edit} onChoose={(edit) => change({ edit })}>
          Everybody in the practice
        </Choice>
        <p className="fieldHint">Whoever edits it uses it, too.</p>
      </fieldset>
      {missing && <Problem>{missing}</Problem>}
      <FormEnd act="Share it so" problem={share.error} pending={share.isPending} onClose={onClose} />
      {template.abilities.handOver && (
        <p>
          <Button variant="quiet" onClick={onHandOver}>
            Hand over to…
          </Button>
        </p>
      )}
    </form>
  )
}
