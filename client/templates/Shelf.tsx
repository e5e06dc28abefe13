import { Link } from 'react-router'
import type { Template } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { phaseWord } from '../ui/PhaseName.tsx'
import { Tick } from '../ui/Tick.tsx'
import type { ShelfGroup } from './shelf.ts'
import { belongsInWords, emptyWords, marksOf, originWords, useInWords } from './words.ts'

interface ShelfProps {
  groups: readonly ShelfGroup[]
  isNarrowed: boolean
  ticked: readonly TemplateId[]
  /** The one that is shown beside the shelf. */
  looked: TemplateId | undefined
  isBeside: boolean
  onTick: (template: Template, isTicked: boolean) => void
  /** Begins a template, from a group that has none. */
  onBegin: () => void
}

/** The groups of the shelf. One without any template says how there comes to be one. */
export function Shelf({ groups, isNarrowed, onBegin, ...rows }: ShelfProps) {
  const shown = isNarrowed ? groups.filter(({ items }) => items.length > 0) : groups
  if (shown.length === 0) return <p className="noneFits muted">No template fits.</p>
  return shown.map(({ origin, items, isEmpty }) => (
    <section key={origin} className="shelfGroup" aria-labelledby={`shelf-${origin}`}>
      <div className="listHead">
        <h2 id={`shelf-${origin}`}>{originWords[origin]}</h2>
        {items.length > 0 && <span className="muted small">{items.length}</span>}
      </div>
      {isEmpty ? (
        <div className="shelfEmpty">
          <p>{emptyWords[origin]}</p>
          <Button variant="quiet" onClick={onBegin}>
            New template
          </Button>
        </div>
      ) : (
        <ul className="rows" aria-labelledby={`shelf-${origin}`}>
          {items.map((template) => (
            <ShelfRow key={template.id} template={template} {...rows} />
          ))}
        </ul>
      )}
    </section>
  ))
}

function ShelfRow({
  template,
  ticked,
  looked,
  isBeside,
  onTick,
}: Omit<ShelfProps, 'groups' | 'isNarrowed' | 'onBegin'> & { template: Template }) {
  const me = useMe()
  const { id, name, description, phase, version, use, abilities } = template
  const belongs = belongsInWords(template, me.id)
  const used = useInWords(use)
  const marks = marksOf(template)
  return (
    <li className="shelfRow" data-looked={id === looked || undefined}>
      {abilities.export ? (
        <Tick
          label={`Save ‘${name}’ in a file`}
          checked={ticked.includes(id)}
          onChange={({ currentTarget: { checked } }) => onTick(template, checked)}
        />
      ) : (
        <span />
      )}
      <Link
        className="shelfLink"
        to={isBeside ? `/templates?show=${id}` : `/templates/${id}`}
        replace={isBeside}
        preventScrollReset={isBeside}
        aria-current={id === looked ? 'true' : undefined}
      >
        <span className="shelfName">
          <Icon name={phase ?? 'page'} />
          <span className="visuallyHidden">{phaseWord(phase)}: </span>
          <span>
            <b>{name}</b> {version > 0 && <span className="muted small">version {version}</span>}
          </span>
        </span>
        {description !== '' && <span className="shelfWords">{description}</span>}
        {marks.length > 0 && <span className="shelfMarks">{marks.join(' · ')}</span>}
        {(belongs !== '' || used !== null) && (
          <span className="shelfUse muted small">{[belongs, used].filter((part) => part).join('. ')}</span>
        )}
      </Link>
    </li>
  )
}
