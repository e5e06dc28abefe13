import { Link } from 'react-router'
import type { ThreadItem } from '../../shared/api/threads.ts'
import { isOpenGoal, type Thread } from '../../shared/course/thread.ts'
import { fullDay } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import type { CourseAxis } from './courseAxis.ts'
import { loadNotePage } from './NewNote.tsx'
import { aboutAction, addressOf, iconOf, noteOf, wordsOf } from './stepWords.ts'
import { ThreadSide } from './ThreadSide.tsx'
import { layOutSteps, type PlacedStep } from './threadLayout.ts'

/** Pixels: of a lane of words, of the line between them, and how far an open goal's line goes on after today. */
const LANE = 42
const LINE = 30
const GOES_ON = 52

/** What happened to one goal, on the axis of the course. */
export function ThreadRow({
  caseId,
  thread,
  axis,
  placeOf,
  today,
}: {
  caseId: string
  thread: Thread<ThreadItem>
  axis: CourseAxis
  placeOf: (item: ThreadItem) => number
  today: string
}) {
  const { goal, steps } = thread
  const flag = placeOf(goal)
  const wanted = steps.map((step) => ({ x: Math.max(placeOf(step), 0), width: widthOf(step, today) }))
  const order = wanted.map((_, index) => index).sort((one, other) => (wanted[one]?.x ?? 0) - (wanted[other]?.x ?? 0))
  const laid = layOutSteps(
    order.flatMap((index) => wanted[index] ?? []),
    axis.width,
  )
  const line = 8 + Math.max(1, laid.above) * LANE + LINE / 2
  const height = line + LINE / 2 + Math.max(1, laid.below) * LANE + 8
  const isOpen = isOpenGoal(goal)
  const from = Math.min(flag, ...laid.steps.map(({ x }) => x))
  const to = isOpen ? axis.today : Math.max(flag, ...laid.steps.map(({ x }) => x))
  return (
    <section className="thread" aria-labelledby={`thread-${goal.id}`}>
      <ThreadSide caseId={caseId} thread={thread} />
      <div className="threadTrack" style={{ height }}>
        <i className="courseDone" style={{ left: from, width: to - from, top: line }} />
        {isOpen && axis.today + GOES_ON < axis.width && (
          <i className="coursePlanned" style={{ left: axis.today, width: GOES_ON, top: line }} />
        )}
        <Link
          className="threadSign threadFlag"
          style={{ left: flag, top: line }}
          to={addressOf(goal)}
          aria-label={`The goal in its note, ${noteOf(goal)}, ${fullDay(goal.occurredOn)}`}
        >
          <Icon name="goal" />
        </Link>
        <ol>
          {order.map((index, position) => {
            const step = steps[index]
            const place = laid.steps[position]
            return (
              step !== undefined &&
              place !== undefined && <Step key={step.id} step={step} place={place} line={line} today={today} />
            )
          })}
        </ol>
      </div>
    </section>
  )
}

function Step({ step, place, line, today }: { step: ThreadItem; place: PlacedStep; line: number; today: string }) {
  const about = aboutAction(step, today)
  const away = LINE / 2 + place.lane * LANE
  const words = {
    left: place.left,
    width: place.width,
    ...(place.side === 'above' ? { bottom: `calc(100% - ${line - away}px)` } : { top: line + away }),
  }
  return (
    <li>
      <Link
        to={addressOf(step)}
        title={`${step.text} (${noteOf(step)}, ${fullDay(step.occurredOn)})`}
        onMouseEnter={loadNotePage}
        onFocus={loadNotePage}
      >
        <span className="threadSign" style={{ left: place.x, top: line }}>
          <Icon name={iconOf(step)} />
        </span>
        <span className="visuallyHidden">
          {step.kind}, {noteOf(step)}, {fullDay(step.occurredOn)}:
        </span>
        <span className="threadWords" data-kind={step.kind} style={words}>
          <span>{wordsOf(step)}</span>
          {about !== '' && <small>{about}</small>}
        </span>
      </Link>
    </li>
  )
}

/** Roughly how wide words are, in a line or two. Pixels; whatever does not fit is cut by the style. */
function widthOf(step: ThreadItem, today: string): number {
  const perLetter = step.kind === 'action' ? 6.7 : 7.5
  const whole = wordsOf(step).length * perLetter + 8
  const about = aboutAction(step, today).length * 6.6 + 8
  const inLines = step.kind === 'action' || whole <= 120 ? whole : Math.max(110, whole / 2 + 24)
  return Math.min(190, Math.max(inLines, about, 40))
}
