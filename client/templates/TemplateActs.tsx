import { useState } from 'react'
import { Link } from 'react-router'
import type { Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { templateFile, usePutTemplateAway } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { ShareTemplate } from './ShareTemplate.tsx'
import { UseInCase } from './UseInCase.tsx'
import './templateParts.css'

/** What the viewer may do with a template. `opens`: with the way to its own page. */
export function TemplateActs({
  template,
  onCopy,
  opens = false,
}: {
  template: Template
  onCopy: () => void
  opens?: boolean
}) {
  const { id, abilities } = template
  const [doing, setDoing] = useState<'use' | 'share' | 'putAway' | null>(null)
  const bringBack = usePutTemplateAway(id)
  const done = () => setDoing(null)
  return (
    <>
      <div className="actions templateActs">
        {abilities.use && (
          <Button variant="main" onClick={() => setDoing('use')}>
            Use in a case…
          </Button>
        )}
        {opens && (
          <Link className="button" data-variant="plain" to={`/templates/${id}`}>
            {abilities.edit ? 'Edit' : 'Open'}
          </Link>
        )}
        {abilities.copy && <Button onClick={onCopy}>Copy</Button>}
        {abilities.share && (
          <Button variant="quiet" onClick={() => setDoing('share')}>
            Share…
          </Button>
        )}
        {abilities.export && (
          <a className="quietLink" href={templateFile([id])} download>
            Save as file
          </a>
        )}
        {abilities.putAway && (
          <Button variant="quiet" onClick={() => setDoing('putAway')}>
            Put away
          </Button>
        )}
        {abilities.bringBack && (
          <Button disabled={bringBack.isPending} onClick={() => bringBack.mutate(false)}>
            Bring back
          </Button>
        )}
      </div>
      {bringBack.error && <Problem>{sentenceOf(bringBack.error)}</Problem>}
      {abilities.use && <UseInCase template={template} opened={doing === 'use'} onClose={done} />}
      {abilities.share && <ShareTemplate template={template} opened={doing === 'share'} onClose={done} />}
      {abilities.putAway && <PutAway template={template} opened={doing === 'putAway'} onClose={done} />}
    </>
  )
}

function PutAway({
  template: { id, name },
  opened,
  onClose,
}: {
  template: Template
  opened: boolean
  onClose: () => void
}) {
  const putAway = usePutTemplateAway(id)
  return (
    <Dialog opened={opened} onClose={onClose} title={`Put ‘${name}’ away?`}>
      <p>
        Nobody finds it on the shelf any more, and no new note begins with it. Notes that were made from it stay as they
        are. You can bring it back whenever you like.
      </p>
      {putAway.error && <Problem>{sentenceOf(putAway.error)}</Problem>}
      <div className="actions">
        <Button
          variant="main"
          data-autofocus
          disabled={putAway.isPending}
          onClick={() => putAway.mutate(true, { onSuccess: onClose })}
        >
          Put it away
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  )
}
