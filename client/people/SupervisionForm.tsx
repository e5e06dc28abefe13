import { useQuery } from '@tanstack/react-query'
import { NoteKind } from '../../shared/access/supervision.ts'
import { BeginSupervision, ChangeSupervision, type Supervision } from '../../shared/api/supervision.ts'
import { membersQuery } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useBeginSupervision, useChangeSupervision } from '../api/supervision.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { afterDay, dayInput, lastDayInput, startOfDay } from '../ui/dates.ts'
import type { FieldSentences } from '../ui/fields.ts'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { useForm } from '../ui/useForm.ts'
import { kindWord } from './SupervisionRows.tsx'

interface FormProps {
  onClose: () => void
}

/** Begins a supervision, or changes when one is, for which notes, and who stands in. */
export function SupervisionForm({ edited, onClose }: FormProps & { edited: Supervision | 'new' | null }) {
  const title =
    edited && edited !== 'new'
      ? `${edited.supervisor.name} supervises ${edited.supervisee.name}`
      : 'Begin a supervision'
  return (
    <Dialog opened={edited !== null} onClose={onClose} title={title}>
      {edited === 'new' && <BeginForm onClose={onClose} />}
      {edited !== null && edited !== 'new' && <ChangeForm one={edited} onClose={onClose} />}
    </Dialog>
  )
}

/** Days of the viewer's calendar become the moments at which they begin and end; no tick stands for all notes. */
const read = (typed: Record<string, string>, form: FormData) => {
  const covers = form.getAll('covers')
  return {
    ...typed,
    from: typed.from ? startOfDay(typed.from) : '',
    to: typed.to ? afterDay(typed.to) : null,
    backupId: typed.backupId ?? null,
    covers: covers.length === 0 || covers.length === NoteKind.options.length ? null : covers,
  }
}

/** The first day is the one field that the contract words for programs. */
const plainly = (sentences: FieldSentences): FieldSentences =>
  sentences.from ? { ...sentences, from: 'Please enter the first day.' } : sentences

function BeginForm({ onClose }: FormProps) {
  const begin = useBeginSupervision()
  const { sentences, submit, elsewhere } = useForm(BeginSupervision, begin, read, onClose)
  const members = useQuery(membersQuery)
  const all = members.data?.items ?? []
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const supervisors = all.filter(({ roles }) => roles.includes('supervisor')).map(option)
  if (members.data && supervisors.length === 0) {
    return (
      <p>Nobody in the practice has the role supervisor yet. Give it to somebody on their page, then come back here.</p>
    )
  }
  const said = plainly(sentences)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <SelectField name="supervisorId" label="Supervisor" options={supervisors} error={said.supervisorId} />
      <SelectField name="superviseeId" label="Supervised" options={all.map(option)} error={said.superviseeId} />
      <Terms sentences={said} supervisors={supervisors} />
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <FormActs label="Begin the supervision" isPending={begin.isPending} onClose={onClose} />
    </form>
  )
}

function ChangeForm({ one, onClose }: FormProps & { one: Supervision }) {
  const change = useChangeSupervision(one.id)
  const { sentences, submit, elsewhere } = useForm(ChangeSupervision, change, read, onClose)
  const members = useQuery(membersQuery)
  const supervisors = (members.data?.items ?? [])
    .filter(({ id, roles }) => roles.includes('supervisor') && id !== one.supervisor.id && id !== one.supervisee.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  if (!members.data) return null
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Terms one={one} sentences={plainly(sentences)} supervisors={supervisors} />
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <FormActs label="Save the changes" isPending={change.isPending} onClose={onClose} />
    </form>
  )
}

function Terms({
  one,
  sentences,
  supervisors,
}: {
  one?: Supervision
  sentences: FieldSentences
  supervisors: readonly { value: string; label: string }[]
}) {
  const today = new Date().toISOString()
  return (
    <>
      <SelectField
        name="backupId"
        label="Stands in"
        hint="Co-signs where the supervisor cannot."
        options={[{ value: '', label: 'nobody' }, ...supervisors]}
        defaultValue={one?.backup?.id ?? ''}
        error={sentences.backupId}
      />
      <div className="twoFields">
        <TextField
          name="from"
          type="date"
          label="First day"
          defaultValue={dayInput(one?.from ?? today)}
          error={sentences.from}
        />
        <TextField
          name="to"
          type="date"
          label="Last day, if known"
          defaultValue={one?.to ? lastDayInput(one.to) : ''}
          error={sentences.to}
        />
      </div>
      <fieldset className="choices twoColumns">
        <legend>Notes that need co-signing</legend>
        <p className="fieldHint">None ticked means all.</p>
        {NoteKind.options.map((kind) => (
          <Tick
            key={kind}
            name="covers"
            value={kind}
            label={kindWord(kind)}
            defaultChecked={one?.covers?.includes(kind) ?? false}
          />
        ))}
      </fieldset>
    </>
  )
}

function FormActs({ label, isPending, onClose }: FormProps & { label: string; isPending: boolean }) {
  return (
    <div className="actions">
      <Button type="submit" variant="main" disabled={isPending}>
        {label}
      </Button>
      <Button variant="quiet" onClick={onClose}>
        Cancel
      </Button>
    </div>
  )
}
