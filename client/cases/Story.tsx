import { Link } from 'react-router'
import type { ThreadItem } from '../../shared/api/threads.ts'
import { Day } from '../ui/Day.tsx'
import { Icon } from '../ui/Icon.tsx'
import { loadNotePage } from './NewNote.tsx'
import { aboutAction, addressOf, iconOf, noteOf, wordsOf } from './stepWords.ts'

/** Moments, insights and actions one under the other, each with its words, its note and day; each leads to its place. */
export function Story({ steps, today, label }: { steps: readonly ThreadItem[]; today: string; label: string }) {
  return (
    <ol className="story" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id}>
          <Link to={addressOf(step)} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
            <Icon name={iconOf(step)} />
            <span className="storyWords" data-kind={step.kind}>
              <span className="visuallyHidden">{step.kind}: </span>
              {wordsOf(step)}
              <small>
                {[aboutAction(step, today), spokenBy(step), step.elapsed].filter((part) => part !== '').join(', ')}
              </small>
            </span>
            <span className="storyWhere muted small">
              {noteOf(step)}, <Day day={step.occurredOn} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

const spokenBy = ({ kind, by, at }: ThreadItem): string =>
  kind === 'moment' ? [by ?? '', at ?? ''].filter((part) => part !== '').join(', ') : ''
