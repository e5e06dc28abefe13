import { useQuery } from '@tanstack/react-query'
import { PublishTemplate as Published, type Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { templateDifferenceQuery, templateTextQuery, usePublishTemplate } from '../api/templates.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { ChangedSections } from './ChangedSections.tsx'
import { unknownVariables } from './unknownVariables.ts'
import { listed } from './words.ts'

interface PublishProps {
  template: Template
  opened: boolean
  onClose: () => void
}

/** Makes what is written now the version that notes begin with, after a look at what changed. */
export function PublishTemplate({ template, opened, onClose }: PublishProps) {
  return (
    <Dialog wide opened={opened} onClose={onClose} title={`Publish version ${template.version + 1}`}>
      <PublishForm template={template} onClose={onClose} />
    </Dialog>
  )
}

function PublishForm({ template: { id, version }, onClose }: Omit<PublishProps, 'opened'>) {
  const publish = usePublishTemplate(id)
  const { sentences, submit, elsewhere } = useForm(
    Published,
    { ...publish, mutate: ({ summary }, options) => publish.mutate(summary, options) },
    (typed) => ({ summary: '', ...typed }),
    onClose,
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>New notes begin with it from now on. Notes that were made before keep what they were made with.</p>
      <TextField
        name="summary"
        label={version === 0 ? 'What it is, in a sentence' : 'What changed, in a sentence'}
        hint="Whoever uses it reads this."
        required
        data-autofocus
        autoComplete="off"
        error={sentences.summary}
      />
      {version > 0 && <SinceVersion id={id} version={version} />}
      <NotVariables id={id} />
      <FormEnd
        act={`Publish version ${version + 1}`}
        problem={elsewhere}
        pending={publish.isPending}
        onClose={onClose}
      />
    </form>
  )
}

function SinceVersion({ id, version }: Pick<Template, 'id' | 'version'>) {
  const found = useQuery(templateDifferenceQuery(id, version, 'now'))
  return (
    <section className="publishChanges" aria-label="What changed">
      <h3>Since version {version}</h3>
      {found.error && <Problem>{sentenceOf(found.error)}</Problem>}
      {found.isLoading && <Loading />}
      {found.data && <ChangedSections sections={found.data.sections} folded />}
    </section>
  )
}

/** Words in braces that are no variable are most often a slip, and stand in every note as they are. */
function NotVariables({ id }: Pick<Template, 'id'>) {
  const text = useQuery(templateTextQuery(id, 'now')).data?.text
  const unknown = text === undefined ? [] : unknownVariables(text)
  if (unknown.length === 0) return null
  return (
    <Problem>
      {`${listed(unknown.map((name) => `{${name}}`))} ${unknown.length === 1 ? 'is no variable' : 'are no variables'}, and ${unknown.length === 1 ? 'stays' : 'stay'} in every note as written.`}
    </Problem>
  )
}
