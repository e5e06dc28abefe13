import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { KeptText, Template, WhichText } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { templateDifferenceQuery, templateTextQuery, templateVersionsQuery } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { saidWhen } from '../ui/dates.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { ChangedSections } from './ChangedSections.tsx'
import { GoBack } from './GoBack.tsx'
import type { Look } from './look.ts'
import { TemplateText } from './TemplateText.tsx'
import '../history/history.css'

/** A version of a template in the place of its text, by itself or with what changed since an earlier one. Escape leads back. */
export function VersionLook({
  template,
  look,
  onLook,
}: {
  template: Template
  look: Look
  onLook: (look: Look | null) => void
}) {
  const { id, name, version, abilities } = template
  const versions = useQuery(templateVersionsQuery(id)).data?.items ?? []
  const one = versions.find(({ id, number }) => (number ?? id) === look.text)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another page to be told of
  useEffect(() => heading.current?.focus(), [look.text])
  const leave = (event: KeyboardEvent<HTMLElement>) => {
    // A question that stands over the page is closed by Escape itself.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key === 'Escape' && isHere) onLook(null)
  }
  const earlier = versions.flatMap(({ number }) =>
    number !== null && (typeof look.text === 'string' || number < look.text) ? [number] : [],
  )
  return (
    <main className="noteDoc versionDoc" onKeyDown={leave}>
      <div className="versionHead">
        <h1 ref={heading} tabIndex={-1}>
          {name}
        </h1>
        <p className="noteMeta">
          {look.text === 'now' ? 'What is written now.' : `${textName(look.text)}.`}
          {one && ` ${one.summary}`}
          {one && ` ${one.by?.name ?? 'Published'}, ${saidWhen(one.at)}.`}
        </p>
        {earlier.length > 0 && (
          <SelectField
            label="Compare"
            value={look.since ?? ''}
            options={[
              { value: '', label: 'The text by itself' },
              ...earlier.map((number) => ({ value: String(number), label: `What changed since version ${number}` })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              onLook({ text: look.text, since: value === '' ? null : Number(value) })
            }
          />
        )}
      </div>
      <div className="versionActs">
        <div className="actions">
          <Button onClick={() => onLook(null)}>Back to the template</Button>
          {abilities.edit && look.text !== 'now' && (look.text !== version || template.unpublished) && (
            <GoBack template={template} version={look.text} onDone={() => onLook(null)} />
          )}
        </div>
      </div>
      {look.since === null ? (
        <OneText id={id} text={look.text} />
      ) : (
        <Between id={id} from={look.since} to={look.text} />
      )}
    </main>
  )
}

/** What a text that was kept is called. */
const textName = (text: KeptText): string => (typeof text === 'number' ? `Version ${text}` : 'Kept, not published')

function OneText({ id, text }: { id: Template['id']; text: WhichText }) {
  const found = useQuery(templateTextQuery(id, text))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  return found.data ? <TemplateText text={found.data.text} /> : <Loading />
}

function Between({ id, from, to }: { id: Template['id']; from: WhichText; to: WhichText }) {
  const found = useQuery(templateDifferenceQuery(id, from, to))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  return found.data ? <ChangedSections sections={found.data.sections} /> : <Loading />
}
