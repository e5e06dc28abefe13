import { type CSSProperties, type KeyboardEvent, useState } from 'react'
import { useReply } from '../api/comments.ts'
import { Face } from '../ui/Face.tsx'
import { When } from '../ui/When.tsx'
import { aboutInWords } from './aboutInWords.ts'
import { goToPassage } from './goToPassage.ts'
import { OneComment } from './OneComment.tsx'
import { SayForm } from './SayForm.tsx'
import { SuggestedWording } from './SuggestedWording.tsx'
import { ThreadActs } from './ThreadActs.tsx'
import type { Comments, PlacedThread } from './useComments.ts'

/** One thread: what it is about, what was said, and what can be done with it. `isLevel`: it stands beside its passage. */
export function ThreadCard({
  comments,
  placed: { thread, place },
  isLevel = false,
  style,
  onGo,
}: {
  comments: Comments
  placed: PlacedThread
  isLevel?: boolean
  style?: CSSProperties | undefined
  /** What follows when somebody goes to the passage, such as closing the sheet that the card is in. */
  onGo?: (() => void) | undefined
}) {
  const { note, editor, active, setActive, typed, type } = comments
  const [answering, setAnswering] = useState(false)
  const answer = useReply(note.id)
  const isActive = active === thread.id
  const { resolved, comments: said } = thread
  const [first] = said
  if (!first) return null
  const about = aboutInWords(thread)
  const key = `answer ${thread.id}`
  const endAnswer = () => {
    type(key, '')
    setAnswering(false)
  }
  const go = () => {
    setActive(thread.id)
    if (editor && place && goToPassage(editor, place)) onGo?.()
  }

  return (
    <li
      className="threadCard"
      style={style}
      data-card={thread.id}
      data-active={isActive || undefined}
      data-resolved={resolved !== null || undefined}
      // By the keyboard alone: under a pointer, a card that grows would slip away before it is let go.
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) setActive(thread.id)
      }}
    >
      <button
        type="button"
        className="threadGo"
        data-thread={thread.id}
        aria-current={isActive || undefined}
        onClick={go}
        onKeyDown={(event) => goAlong(event, () => editor?.view.focus())}
      >
        <Head author={first.author} at={first.at} />
        <span className={isLevel ? 'visuallyHidden' : 'threadQuote'}>
          {place?.kind === 'gone' ? `${about}. The passage is gone.` : about}
        </span>
      </button>
      <OneComment comments={comments} thread={thread} comment={first} isActive={isActive} />
      <SuggestedWording thread={thread} />
      {said.length > 1 && (
        <ol className="saidAnswers">
          {said.slice(1).map((comment) => (
            <li key={comment.id}>
              <Head author={comment.author} at={comment.at} />
              <OneComment comments={comments} thread={thread} comment={comment} isActive={isActive} />
            </li>
          ))}
        </ol>
      )}
      {resolved !== null && thread.suggestion?.settled == null && (
        <p className="muted small">
          Resolved by {resolved.by.name}, <When at={resolved.at} />.
        </p>
      )}
      {answering && (
        <SayForm
          note={note}
          label="Answer"
          act="Answer"
          value={typed[key] ?? ''}
          isBusy={answer.isPending}
          error={answer.error}
          onType={(words) => type(key, words)}
          onGiveUp={endAnswer}
          onSay={(words) => answer.mutate({ thread: thread.id, said: words }, { onSuccess: endAnswer })}
        />
      )}
      <ThreadActs comments={comments} thread={thread} onReply={answering ? undefined : () => setAnswering(true)} />
    </li>
  )
}

function Head({ author, at }: { author: Parameters<typeof Face>[0]['person']; at: string }) {
  return (
    <span className="commentHead">
      <span aria-hidden="true">
        <Face person={author} size="small" />
      </span>
      <b>{author.name}</b>
      <span className="muted small">
        <When at={at} />
      </span>
    </span>
  )
}

/** Arrows go to the threads above and below, Esc back to the text. */
function goAlong(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  const { currentTarget, key } = event
  const stops = [...(currentTarget.closest('.comments')?.querySelectorAll<HTMLElement>('.threadGo') ?? [])]
  // Level cards are drawn in the order of their passages, below those that have none.
  const at = stops.indexOf(currentTarget)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[key]
  if (next !== undefined) stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus()
  else if (key === 'Escape') leave()
  else return
  event.preventDefault()
}
