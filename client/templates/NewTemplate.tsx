import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { CreateTemplate, type Template, TemplateOrigin } from '../../shared/api/templates.ts'
import { templatesQuery, useCreateTemplate } from '../api/templates.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { describedAs, TemplateFields } from './TemplateFields.tsx'
import { originWords } from './words.ts'

interface NewTemplateProps {
  /** What it begins as a copy of, where that is known already. */
  from: Template | undefined
  opened: boolean
  onClose: () => void
}

/** Begins a template, empty or as a copy of another, and opens it. */
export function NewTemplate({ from, opened, onClose }: NewTemplateProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={from ? `Copy ‘${from.name}’` : 'New template'}>
      <NewTemplateForm from={from} onClose={onClose} />
    </Dialog>
  )
}

function NewTemplateForm({ from, onClose }: Omit<NewTemplateProps, 'opened'>) {
  const navigate = useNavigate()
  const create = useCreateTemplate()
  const templates = useQuery(templatesQuery).data?.items ?? []
  const [begins, setBegins] = useState(from)
  const { sentences, submit, elsewhere } = useForm(
    CreateTemplate,
    create,
    ({ from, ...typed }) => ({ ...describedAs(typed), ...(from ? { from } : {}) }),
    ({ id }) => void navigate(`/templates/${id}`),
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <BeginWith
        templates={templates.filter(({ abilities }) => abilities.copy)}
        chosen={begins}
        onChoose={setBegins}
        error={sentences.from}
      />
      {/* Another beginning is another suggestion; what was typed for the one before goes with it. */}
      <TemplateFields key={begins?.id ?? ''} given={begins && copyOf(begins)} sentences={sentences} />
      <FormEnd
        act={begins ? 'Make the copy' : 'Begin the template'}
        problem={elsewhere}
        pending={create.isPending}
        onClose={onClose}
      />
    </form>
  )
}

/** How a copy is described as long as nobody says otherwise. */
export const copyOf = (template: Template) => ({ ...template, name: `${template.name.slice(0, 107)}, our version` })

function BeginWith({
  templates,
  chosen,
  error,
  onChoose,
}: {
  templates: readonly Template[]
  chosen: Template | undefined
  error: string | undefined
  onChoose: (template: Template | undefined) => void
}) {
  const { control, around } = useField({ label: 'Begin with', error })
  return around(
    <span className="chooseOne">
      <select
        {...control}
        name="from"
        className="fieldInput"
        value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(templates.find(({ id }) => id === value))}
      >
        <option value="">An empty template</option>
        {TemplateOrigin.options.map((origin) => {
          const ofGroup = templates.filter((template) => template.origin === origin)
          if (ofGroup.length === 0) return null
          return (
            <optgroup key={origin} label={`Copy one: ${originWords[origin]}`}>
              {ofGroup.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      <Icon name="down" />
    </span>,
  )
}
