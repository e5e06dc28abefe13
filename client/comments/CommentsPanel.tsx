import './comments.css'
import { useRef } from 'react'
import { sentenceOf } from '../api/problems.ts'
import type { Place } from '../editor/passages/place.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { counted } from '../ui/numbers.ts'
import { Problem } from '../ui/Problem.tsx'
import { NewComment } from './NewComment.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { type Comments, DRAFT, type PlacedThread } from './useComments.ts'
import { useLevels } from './useLevels.ts'

/**
 * What is said about a note. In the margin each thread stands level with its passage; in a sheet, and where it has no passage,
 * they follow each other as their passages do. Arrows go from one to the next, Esc goes back to the text.
 */
export function CommentsPanel({
  comments,
  stands,
  onGo,
}: {
  comments: Comments
  stands: 'margin' | 'sheet'
  /** What follows when somebody goes to a passage. */
  onGo?: () => void
}) {
  const { placed, isLoading, error, active, showResolved, setShowResolved, draft, draftPlace } = comments
  const resolved = placed.filter(({ thread }) => thread.resolved !== null)
  const shown = placed
    .filter(({ thread }) => thread.resolved === null || showResolved || thread.id === active)
    .toSorted((one, other) => orderOf(one.place) - orderOf(other.place))
  const fold = () => {
    // The one that is looked at is folded away with the others.
    if (showResolved) comments.setActive(null)
    setShowResolved(!showResolved)
  }
  const isInMargin = stands === 'margin'
  const level = isInMargin ? shown.filter(({ place }) => isLevelPlace(place)) : []
  const loose = shown.filter((one) => !level.includes(one))
  const isDraftLevel = isInMargin && draft !== null && isLevelPlace(draftPlace)
  return (
    <div className="comments" data-stands={stands}>
      <div className="commentsHead">
        {comments.mayComment && (
          <Button variant="quiet" icon="comment" onClick={comments.begin}>
            Comment
          </Button>
        )}
        {resolved.length > 0 && (
          <Button variant="quiet" aria-pressed={showResolved} onClick={fold}>
            {showResolved ? 'Fold away the resolved' : `Show ${counted(resolved.length, 'resolved', 'resolved')}`}
          </Button>
        )}
      </div>
      {error && <Problem>{sentenceOf(error)}</Problem>}
      {isLoading && <Loading />}
      {draft !== null && !isDraftLevel && <NewComment comments={comments} draft={draft} />}
      {!isLoading && !error && shown.length === 0 && draft === null && <Nothing comments={comments} />}
      {loose.length > 0 && (
        <ul className="threads">
          {loose.map((one) => (
            <ThreadCard key={one.thread.id} comments={comments} placed={one} onGo={onGo} />
          ))}
        </ul>
      )}
      {isInMargin && <LevelCards comments={comments} level={level} isDraftLevel={isDraftLevel} />}
    </div>
  )
}

function LevelCards({
  comments,
  level,
  isDraftLevel,
}: {
  comments: Comments
  level: readonly PlacedThread[]
  isDraftLevel: boolean
}) {
  const { draft, draftPlace, editor, active } = comments
  const holder = useRef<HTMLUListElement>(null)
  const cards = [
    ...level.flatMap(({ thread, place }) => (place ? [{ id: thread.id, place }] : [])),
    ...(isDraftLevel && draftPlace ? [{ id: DRAFT, place: draftPlace }] : []),
  ]
  const { tops, height } = useLevels(editor, holder, cards, isDraftLevel ? DRAFT : active)
  const styleOf = (id: string) => ({ top: tops.get(id) ?? 0 })
  return (
    <ul className="threads levelCards" ref={holder} style={{ height }}>
      {level.map((one) => (
        <ThreadCard key={one.thread.id} comments={comments} placed={one} isLevel style={styleOf(one.thread.id)} />
      ))}
      {isDraftLevel && draft !== null && (
        <li className="threadCard" data-card={DRAFT} data-active style={styleOf(DRAFT)}>
          <NewComment comments={comments} draft={draft} />
        </li>
      )}
    </ul>
  )
}

function Nothing({ comments }: { comments: Comments }) {
  return (
    <p className="muted small">
      {comments.placed.length > 0
        ? 'Everything that was said about this note is resolved.'
        : 'Nothing is said about this note yet.'}
      {comments.mayComment && ' Select some words, or go into a cell, and choose Comment.'}
    </p>
  )
}

const isLevelPlace = (place: Place | null): boolean => place?.kind === 'passage' || place?.kind === 'cell'

/** First what is about the whole note or has lost its passage, then the passages in their order. */
function orderOf(place: Place | null): number {
  if (place?.kind === 'passage') return place.from
  return place?.kind === 'cell' ? place.at : -1
}
