import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import type { Template } from '../../shared/api/templates.ts'
import { casesQuery } from '../api/cases.ts'
import { notesQuery, useCreateNote } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { loadNotePage } from '../cases/NewNote.tsx'
import { nextInWords } from '../cases/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useShade } from '../ui/shade.ts'
import { Tick } from '../ui/Tick.tsx'

interface UseInCaseProps {
  template: Template
  opened: boolean
  onClose: () => void
}

/** Begins a note with a template in one of the viewer's open cases, and opens it. */
export function UseInCase({ template, opened, onClose }: UseInCaseProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Begin a note: ${template.name}`}>
      <ChooseCase template={template} onClose={onClose} />
    </Dialog>
  )
}

function ChooseCase({ template, onClose }: Omit<UseInCaseProps, 'opened'>) {
  const cases = useQuery(casesQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const open = (cases.data?.items ?? [])
    .filter(({ abilities }) => abilities.createNote)
    .toSorted((one, other) => (other.lastWrittenAt ?? '').localeCompare(one.lastWrittenAt ?? ''))
  const one = open.find(({ id }) => id === chosen) ?? open[0]
  if (cases.error) return <Problem>{sentenceOf(cases.error)}</Problem>
  if (!cases.data) return <Loading />
  if (!one) return <p>There is no open case in which you may begin a note.</p>
  return <BeginNote key={one.id} {...{ template, open, one, onClose }} onChoose={setChosen} />
}

function BeginNote({
  template,
  open,
  one,
  onChoose,
  onClose,
}: {
  template: Template
  open: readonly Case[]
  one: Case
  onChoose: (id: string) => void
  onClose: () => void
}) {
  const me = useMe()
  const navigate = useNavigate()
  const { down } = useShade()
  const create = useCreateNote(one.id)
  // Looked at before the note is begun, so that one which a colleague has begun meanwhile is not begun twice.
  const notes = useQuery(notesQuery(one.id))
  const [carry, setCarry] = useState(true)
  const begin = () => {
    loadNotePage()
    create.mutate(
      { templateId: template.id, carry },
      { onSuccess: ({ id, author }) => void navigate(`/notes/${id}`, { state: { fresh: author.id === me.id } }) },
    )
  }
  const said = (one: Case) => (down || !one.preferredName ? one.code : `${one.preferredName}, ${one.code}`)
  return (
    <div className="form">
      <SelectField
        label="Case"
        data-autofocus
        value={one.id}
        hint={nextInWords(one)}
        options={open.map((one) => ({ value: one.id, label: said(one) }))}
        onChange={({ currentTarget: { value } }) => onChoose(value)}
      />
      {template.compartment === 'chart' && (
        <Tick
          label="Carry over what is open"
          hint="Goals, actions and medicines of earlier notes, where this one has a place for them."
          checked={carry}
          onChange={() => setCarry(!carry)}
        />
      )}
      {create.error && <Problem>{sentenceOf(create.error)}</Problem>}
      <div className="actions">
        <Button variant="main" disabled={create.isPending || notes.isLoading} onClick={begin}>
          Begin the note
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
