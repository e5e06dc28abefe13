import { useState } from 'react'
import { Link } from 'react-router'
import type { Template } from '../../shared/api/templates.ts'
import { FindAnything } from '../find/FindAnything.tsx'
import { PeopleHere } from '../note/PeopleHere.tsx'
import type { Present } from '../note/presence.ts'
import { SavedMark } from '../note/SavedMark.tsx'
import type { NoteSync } from '../sync/openNote.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MemberMenu } from '../ui/MemberMenu.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { PublishTemplate } from './PublishTemplate.tsx'
import { ShareTemplate } from './ShareTemplate.tsx'
import { marksOf } from './words.ts'

/** Which template, whether it is saved, who else is here, and how what is written reaches everybody. */
export function TemplateBar({
  template,
  sync,
  people,
}: {
  template: Template
  sync: NoteSync
  people: readonly Present[]
}) {
  const { name, phase, version, unpublished, abilities } = template
  const [doing, setDoing] = useState<'publish' | 'share' | null>(null)
  const done = () => setDoing(null)
  const isSaved = sync.saved.kind === 'saved'
  return (
    <header className="bar noteBar">
      <Link className="backLink" to={`/templates?show=${template.id}`} aria-label="Back to the templates">
        <Icon name="back" />
      </Link>
      <p className="noteCase">
        <b>{name}</b>
      </p>
      <span className="barRule" aria-hidden="true" />
      <span className="barWide">
        <PhaseName phase={phase} />
      </span>
      <span className="barWide muted templateMark">{marksOf(template)[0] ?? `Version ${version}`}</span>
      <div className="barEnd">
        {abilities.edit && <SavedMark saved={sync.saved} kept={sync.kept} reading={false} of="template" />}
        <PeopleHere people={people.filter(({ me }) => !me)} of="template" />
        <FindAnything />
        <MemberMenu />
        {abilities.share && (
          <Button className="barShare" onClick={() => setDoing('share')}>
            Share…
          </Button>
        )}
        {abilities.publish && (
          <Button
            variant="main"
            disabled={!isSaved || (version > 0 && !unpublished)}
            title={
              !isSaved
                ? 'What you wrote is not saved yet'
                : version > 0 && !unpublished
                  ? `Nothing was written since version ${version}`
                  : undefined
            }
            onClick={() => setDoing('publish')}
          >
            Publish…
          </Button>
        )}
      </div>
      {abilities.share && <ShareTemplate template={template} opened={doing === 'share'} onClose={done} />}
      {abilities.publish && <PublishTemplate template={template} opened={doing === 'publish'} onClose={done} />}
    </header>
  )
}
