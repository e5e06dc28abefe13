import { useState } from 'react'
import { DescribeTemplate, type Template } from '../../shared/api/templates.ts'
import { useMe } from '../api/session.ts'
import { useDescribeTemplate } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { useForm } from '../ui/useForm.ts'
import { NewTemplate } from './NewTemplate.tsx'
import { TemplateActs } from './TemplateActs.tsx'
import { describedAs, TemplateFields } from './TemplateFields.tsx'
import { editorsInWords, techniqueWord, usersInWords } from './words.ts'

/** What a template is called, where it stands and for whom, and what else can be done with it. */
export function TemplateDetails({ template }: { template: Template }) {
  const me = useMe()
  const [doing, setDoing] = useState<'describe' | 'copy' | null>(null)
  const { name, phase, technique, description, owner, sharing, basedOn, abilities } = template
  return (
    <div className="details">
      <dl>
        <dt>Name</dt>
        <dd>{name}</dd>
        <dt>Phase</dt>
        <dd>
          <PhaseName phase={phase} />
        </dd>
        <dt>Technique</dt>
        <dd>{technique === null ? 'None in particular' : techniqueWord(technique)}</dd>
        {description !== '' && (
          <>
            <dt>For</dt>
            <dd>{description}</dd>
          </>
        )}
        {owner && (
          <>
            <dt>Owner</dt>
            <dd>{owner.id === me.id ? 'You' : owner.name}</dd>
          </>
        )}
        {sharing && (
          <>
            <dt>Used by</dt>
            <dd>{usersInWords(sharing)}</dd>
            <dt>Edited by</dt>
            <dd>{editorsInWords(sharing)}</dd>
          </>
        )}
        {basedOn && (
          <>
            <dt>Copy of</dt>
            <dd>
              {basedOn.name}, version {basedOn.version}
            </dd>
          </>
        )}
      </dl>
      {abilities.edit && (
        <p>
          <Button onClick={() => setDoing('describe')}>Change the details</Button>
        </p>
      )}
      <TemplateActs template={template} onCopy={() => setDoing('copy')} />
      <NewTemplate from={template} opened={doing === 'copy'} onClose={() => setDoing(null)} />
      <Dialog opened={doing === 'describe'} onClose={() => setDoing(null)} title="Details of the template">
        <DescribeForm template={template} onClose={() => setDoing(null)} />
      </Dialog>
    </div>
  )
}

function DescribeForm({ template, onClose }: { template: Template; onClose: () => void }) {
  const describe = useDescribeTemplate(template.id)
  const { sentences, submit, elsewhere } = useForm(DescribeTemplate, describe, describedAs, onClose)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TemplateFields given={template} sentences={sentences} />
      <FormEnd act="Save the details" problem={elsewhere} pending={describe.isPending} onClose={onClose} />
    </form>
  )
}
