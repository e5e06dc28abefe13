import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import type { ThreadItem, Threads } from '../../shared/api/threads.ts'
import { isUnfinishedAction, linkedWith, threadOf, threadsOf } from '../../shared/course/thread.ts'
import { goalStatusNames } from '../../shared/note/blocks/goal/schema.ts'
import { insightSourceNames } from '../../shared/note/blocks/insight/schema.ts'
import { calendarDayOf } from '../../shared/note/calendar.ts'
import { caseQuery } from '../api/cases.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { threadsQuery } from '../api/threads.ts'
import { NotFoundPage } from '../notFound/NotFoundPage.tsx'
import { fullDay } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useClientName } from './ClientName.tsx'
import { Ratings } from './Ratings.tsx'
import { Story } from './Story.tsx'
import { aboutAction, addressOf, iconOf, noteOf, wordsOf } from './stepWords.ts'
import { useVeiledThreads } from './veil.ts'
import './cases.css'
import './through.css'

/** One goal with its whole story; any other item with what it is linked with and the goals that it belongs to. */
export function ItemPage() {
  const { caseId = '', itemId = '' } = useParams()
  const found = useQuery(caseQuery(caseId))
  const threads = useQuery(threadsQuery(caseId))
  const all = useVeiledThreads(found.data, threads.data)
  if (isRefused(found.error ?? threads.error, 'not_found', 'invalid_request')) return <NotFoundPage />
  const error = found.error ?? threads.error
  if (error && !(found.data && all)) return <Problem>{sentenceOf(error)}</Problem>
  if (!found.data || !all) return <Loading />
  const item = all.items.find(({ id }) => id === itemId)
  if (item === undefined) return <NotFoundPage />
  return <OneItem one={found.data} item={item} all={all} />
}

function OneItem({ one, item, all }: { one: Case; item: ThreadItem; all: Threads }) {
  const name = useClientName(one)
  const today = calendarDayOf(new Date())
  return (
    <div className="itemPage">
      {/* The code alone: a document's title ends up in histories and on shared screens. */}
      <title>{`${one.code} · Throughline`}</title>
      <Link className="itemBack" to={`/cases/${one.id}`}>
        <Icon name="back" /> {name}
      </Link>
      <header className="itemPageHead">
        <p className="muted">
          <Icon name={iconOf(item)} /> {kindOf(item)}
        </p>
        <h1>{wordsOf(item)}</h1>
        {item.noticed !== '' && <p className="muted itemNoticed">Noticed by: {item.noticed}</p>}
        <p className="muted small">
          {[aboutAction(item, today), item.by ?? '', item.at ?? '', item.elapsed]
            .filter((part) => part !== '')
            .join(', ')}{' '}
          <Link className="threadAct" to={addressOf(item)}>
            {noteOf(item)}, {fullDay(item.occurredOn)}
          </Link>
        </p>
      </header>
      {item.kind === 'goal' ? <GoalStory goal={item} all={all} today={today} /> : <ItemStory item={item} all={all} />}
      <Mentions item={item} all={all} />
    </div>
  )
}

/** The notes whose prose links to the item, each once, by day. */
function Mentions({ item, all }: { item: ThreadItem; all: Threads }) {
  const notes = new Map(all.mentions.filter(({ to }) => to === item.id).map((mention) => [mention.noteId, mention]))
  if (notes.size === 0) return null
  return (
    <section aria-labelledby="mentioned">
      <h2 id="mentioned">Mentioned in</h2>
      <ul className="rows">
        {[...notes.values()].map(({ noteId, noteTitle, occurredOn }) => (
          <li key={noteId}>
            <Link className="goalRow" to={`/notes/${noteId}`}>
              {noteTitle}, {fullDay(occurredOn)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function kindOf({ kind, status, source }: ThreadItem): string {
  if (kind === 'goal') return status === null ? 'Goal' : `Goal, ${goalStatusNames[status]}`
  if (kind === 'insight') return source === null ? 'Insight' : `Insight, ${insightSourceNames[source]}`
  return kind === 'moment' ? 'Moment' : 'Action'
}

function GoalStory({ goal, all, today }: { goal: ThreadItem; all: Threads; today: string }) {
  const { steps } = useMemo(() => threadOf(goal, all.items, all.links), [goal, all])
  const open = steps.filter(isUnfinishedAction)
  return (
    <>
      <Ratings ratings={goal.ratings} today={today} />
      <section aria-labelledby="story">
        <h2 id="story">What happened</h2>
        {steps.length === 0 ? (
          <p className="muted">
            Nothing is linked to this goal yet. In a note, type @ where it belongs, or use ‘Link…’ on a moment, an
            insight or an action.
          </p>
        ) : (
          <Story steps={steps} today={today} label="What happened" />
        )}
      </section>
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">Still to be done</h2>
          <Story steps={open} today={today} label="Still to be done" />
        </section>
      )}
    </>
  )
}

function ItemStory({ item, all }: { item: ThreadItem; all: Threads }) {
  const today = calendarDayOf(new Date())
  const linked = linkedWith(item.id, all.items, all.links).filter(({ kind }) => kind !== 'goal')
  const goals = threadsOf(all.items, all.links).threads.filter(({ steps }) => steps.some(({ id }) => id === item.id))
  return (
    <>
      <section aria-labelledby="goals">
        <h2 id="goals">Goals</h2>
        {goals.length === 0 ? (
          <p className="muted">It is linked to no goal yet.</p>
        ) : (
          <ul className="rows">
            {goals.map(({ goal }) => (
              <li key={goal.id}>
                <Link className="goalRow" to={`/cases/${all.caseId}/goals/${goal.id}`}>
                  <Icon name="goal" /> {goal.text}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {linked.length > 0 && (
        <section aria-labelledby="linked">
          <h2 id="linked">Linked with</h2>
          <Story steps={linked} today={today} label="Linked with" />
        </section>
      )}
    </>
  )
}
