import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OriginalChange, OriginalChanges, Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { originalQuery, useTakeFromOriginal } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Tick } from '../ui/Tick.tsx'
import { ChangeHead, SectionBeforeAfter } from './ChangedSections.tsx'

/** What changed in the original of a copy since, to be taken over section by section. */
export function OriginalPanel({ template }: { template: Template }) {
  const found = useQuery(originalQuery(template.id))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  if (!found.data) return <Loading />
  const { name, from, to, sections } = found.data
  if (sections.length === 0)
    return (
      <p className="muted">
        A copy of ‘{name}’, version {from}. Whatever changed there since is in yours already, or you left it.
      </p>
    )
  return (
    <>
      <p>
        A copy of ‘{name}’, version {from}. Version {to} is there.
      </p>
      <ToTakeOver key={to} template={template} changes={found.data} />
    </>
  )
}

function ToTakeOver({ template, changes: { to, sections } }: { template: Template; changes: OriginalChanges }) {
  const take = useTakeFromOriginal(template.id)
  // What nobody touched here can be taken over without a loss, and is suggested.
  const [ticked, setTicked] = useState(() => sections.filter(({ own }) => own === 'untouched').map(({ key }) => key))
  // What was taken over is offered no more, and stays in the ticks.
  const keys = sections.map(({ key }) => key).filter((key) => ticked.includes(key))
  return (
    <div className="originalChanges">
      <ul className="rows">
        {sections.map((section) => (
          <li key={section.key}>
            <Tick
              label={`Take over ‘${section.title}’`}
              hint={ownWords[section.own]}
              checked={ticked.includes(section.key)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked((all) => (checked ? [...all, section.key] : all.filter((key) => key !== section.key)))
              }
            />
            <details>
              <summary>
                <ChangeHead section={section} />
              </summary>
              <SectionBeforeAfter section={section} />
            </details>
          </li>
        ))}
      </ul>
      {take.error && <Problem>{sentenceOf(take.error)}</Problem>}
      <div className="actions">
        <Button
          variant="main"
          disabled={take.isPending || keys.length === 0}
          onClick={() => take.mutate({ version: to, keys, done: keys.length === sections.length })}
        >
          Take over
        </Button>
        <Button
          variant="quiet"
          disabled={take.isPending}
          onClick={() => take.mutate({ version: to, keys: [], done: true })}
        >
          Leave all of it
        </Button>
      </div>
      <p className="muted small">What is taken over is written here, and reaches notes with the next version.</p>
    </div>
  )
}

const ownWords: Readonly<Record<OriginalChange['own'], string>> = {
  untouched: 'Yours is as it came.',
  changed: 'You changed yours: taking it over replaces what you wrote.',
  absent: 'It is not in yours.',
}
