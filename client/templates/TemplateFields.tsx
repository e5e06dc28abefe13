import { Phase } from '../../shared/api/notes.ts'
import { type Template, TemplateTechnique } from '../../shared/api/templates.ts'
import type { FieldSentences } from '../ui/fields.ts'
import { phaseWord } from '../ui/PhaseName.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextAreaField } from '../ui/TextAreaField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { techniqueWord } from './words.ts'
import './templateParts.css'

const phases = [
  { value: '', label: phaseWord(null) },
  ...Phase.options.map((phase) => ({ value: phase, label: phaseWord(phase) })),
]
const techniques = [
  { value: '', label: 'None in particular' },
  ...TemplateTechnique.options.map((technique) => ({ value: technique, label: techniqueWord(technique) })),
]

/** What a template is called and where it stands. */
export function TemplateFields({
  given,
  sentences,
}: {
  given?: Pick<Template, 'name' | 'phase' | 'technique' | 'description'> | undefined
  sentences: FieldSentences
}) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        defaultValue={given?.name ?? ''}
        error={sentences.name}
      />
      <div className="twoFields">
        <SelectField
          name="phase"
          label="Phase"
          options={phases}
          defaultValue={given?.phase ?? ''}
          error={sentences.phase}
        />
        <SelectField
          name="technique"
          label="Technique"
          options={techniques}
          defaultValue={given?.technique ?? ''}
          error={sentences.technique}
        />
      </div>
      <TextAreaField
        name="description"
        label="What it is for"
        hint="A sentence or two for whoever looks for it on the shelf."
        defaultValue={given?.description ?? ''}
        error={sentences.description}
      />
    </>
  )
}

/** What was typed, as the contract wants it: what was left open is null. */
export const describedAs = ({ name = '', phase, technique, description = '' }: Record<string, string>) => ({
  name,
  phase: phase ?? null,
  technique: technique ?? null,
  description: description.replaceAll(/\s*\n\s*/g, ' '),
})
