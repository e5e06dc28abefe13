import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NotePlace, type OfferedTemplates, PracticeSettings } from '../../shared/api/practice.ts'
import type { Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { templatesQuery } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { Loading } from '../ui/Loading.tsx'
import { phaseWord } from '../ui/PhaseName.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { ListProblem, PartForm, type PartProps } from './PartForm.tsx'
import { everybodys, inOrderOf } from './placeTemplates.ts'

const schema = PracticeSettings.pick({ templates: true })
const path = (place: NotePlace, field: string) => `templates.${place}.${field}`

const read = (typed: Record<string, string>, form: FormData) => ({
  templates: Object.fromEntries(
    NotePlace.options.map((place) => [
      place,
      {
        offered: typed[path(place, 'which')] === 'these' ? form.getAll(path(place, 'offered')) : null,
        usual: typed[path(place, 'usual')] ?? null,
      },
    ]),
  ),
})

/** For each phase which templates a new note is offered at once, in which order, and which of them is the usual one. */
export function TemplatesForm({ settings }: PartProps) {
  const templates = useQuery(templatesQuery)
  if (templates.error) return <Problem>{sentenceOf(templates.error)}</Problem>
  if (!templates.data) return <Loading />
  const items = templates.data.items
  return (
    <PartForm settings={settings} name="the templates" schema={schema} read={read}>
      {(sentences) => (
        <ul className="rows">
          {NotePlace.options.map((place) => (
            <li key={place} className="placeRow">
              <PlaceFields
                place={place}
                rule={settings.templates[place]}
                templates={everybodys(items, place)}
                sentences={sentences}
              />
            </li>
          ))}
        </ul>
      )}
    </PartForm>
  )
}

const whichWords = [
  { value: 'all', words: 'Offer all templates' },
  { value: 'these', words: 'Offer only these' },
] as const

function PlaceFields({
  place,
  rule,
  templates,
  sentences,
}: {
  place: NotePlace
  rule: OfferedTemplates
  templates: readonly Template[]
  sentences: FieldSentences
}) {
  const [which, setWhich] = useState<(typeof whichWords)[number]['value']>(rule.offered === null ? 'all' : 'these')
  const [ordered, setOrdered] = useState(() => inOrderOf(rule.offered ?? [], templates))
  const name = phaseWord(place === 'beside' ? null : place)
  const moveUp = (index: number) =>
    setOrdered([
      ...ordered.slice(0, index - 1),
      ...ordered.slice(index - 1, index + 1).reverse(),
      ...ordered.slice(index + 1),
    ])
  return (
    <fieldset className="placeFields">
      <legend>{name}</legend>
      <SelectField
        name={path(place, 'usual')}
        label="Usual here"
        options={[{ value: '', label: 'none' }, ...ordered.map(({ id, name }) => ({ value: id, label: name }))]}
        defaultValue={ordered.find(({ id }) => id === rule.usual)?.id ?? ''}
        error={sentences[path(place, 'usual')]}
      />
      <div className="placeChoice">
        {whichWords.map(({ value, words }) => (
          <label key={value} className="radioLine">
            <input
              type="radio"
              name={path(place, 'which')}
              value={value}
              checked={which === value}
              onChange={() => setWhich(value)}
            />
            {words}
          </label>
        ))}
      </div>
      {which === 'these' && (
        <ul className="placeTemplates" aria-label={`Offered for ${name}`}>
          {ordered.map(({ id, name }, index) => (
            <li key={id}>
              <Tick
                name={path(place, 'offered')}
                value={id}
                label={name}
                defaultChecked={rule.offered === null || rule.offered.includes(id)}
              />
              <Button
                variant="quiet"
                aria-label={`Move up ${name}`}
                aria-disabled={index === 0}
                onClick={() => index > 0 && moveUp(index)}
              >
                Move up
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ListProblem>{sentences[path(place, 'offered')]}</ListProblem>
    </fieldset>
  )
}
