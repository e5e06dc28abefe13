import { type Case, EditCase as Contract } from '../../shared/api/cases.ts'
import { useEditCase } from '../api/cases.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { useShade } from '../ui/shade.ts'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { codeTaken } from './codeTaken.ts'

/** The lead changes what the client is called and what the case is for. */
export function EditCase({ one, onClose }: { one: Case; onClose: () => void }) {
  const edit = useEditCase(one.id)
  const { down } = useShade()
  const read = (typed: Record<string, string>) => ({
    code: '',
    // What the shade hides stays as it is.
    ...(down ? { preferredName: one.preferredName ?? '', pronouns: one.pronouns ?? '' } : {}),
    ...typed,
  })
  const { submit, sentences, elsewhere } = useForm(Contract, edit, read, onClose, codeTaken)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <CaseFields given={one} sentences={sentences} names={!down} />
      <FormEnd act="Save the changes" problem={elsewhere} pending={edit.isPending} onClose={onClose} />
    </form>
  )
}

/** The fields of a case, empty for a new one. */
export function CaseFields({
  given,
  sentences,
  names = true,
}: {
  given?: Pick<Case, 'code' | 'preferredName' | 'pronouns' | 'indication'>
  sentences: FieldSentences
  names?: boolean
}) {
  return (
    <>
      <TextField
        name="code"
        label="Client code"
        hint="A pseudonym of your practice’s making, such as C-0001."
        required
        data-autofocus
        autoComplete="off"
        defaultValue={given?.code}
        error={sentences.code}
      />
      {names && (
        <>
          <TextField
            name="preferredName"
            label="Preferred name"
            hint="Only the care team sees it."
            autoComplete="off"
            defaultValue={given?.preferredName ?? ''}
            error={sentences.preferredName}
          />
          <TextField
            name="pronouns"
            label="Pronouns"
            autoComplete="off"
            defaultValue={given?.pronouns ?? ''}
            error={sentences.pronouns}
          />
        </>
      )}
      <TextField
        name="indication"
        label="Indication"
        autoComplete="off"
        defaultValue={given?.indication ?? ''}
        error={sentences.indication}
      />
    </>
  )
}
