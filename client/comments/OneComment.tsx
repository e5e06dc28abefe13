import { useState } from 'react'
import type { Comment, CommentThread } from '../../shared/api/comments.ts'
import { useRewordComment } from '../api/comments.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { Problem } from '../ui/Problem.tsx'
import { partsOf } from './mentions.ts'
import { SayForm } from './SayForm.tsx'
import type { Comments } from './useComments.ts'

/** What one comment says, for its author with the ways to change it or take it back. */
export function OneComment({
  comments,
  thread,
  comment,
  isActive,
}: {
  comments: Comments
  thread: CommentThread
  comment: Comment
  isActive: boolean
}) {
  const { note, typed, type } = comments
  const [doing, setDoing] = useState<'editing' | 'removing' | null>(null)
  const reword = useRewordComment(note.id)
  const key = `edit ${comment.id}`
  if (comment.removedAt !== null) return <p className="muted commentGone">Removed by its author.</p>
  const place = { thread: thread.id, comment: comment.id }
  const end = () => {
    type(key, '')
    setDoing(null)
  }
  if (doing === 'editing') {
    return (
      <SayForm
        note={note}
        label="Your comment"
        act="Save"
        value={typed[key] ?? ''}
        isBusy={reword.isPending}
        error={reword.error}
        onType={(words) => type(key, words)}
        onGiveUp={end}
        onSay={(said) => reword.mutate({ ...place, said }, { onSuccess: end })}
      />
    )
  }
  return (
    <>
      <p className="commentBody">
        {partsOf(comment.body, comment.mentions).map((part) =>
          part.person ? <b key={part.key}>{part.words}</b> : <span key={part.key}>{part.words}</span>,
        )}
        {comment.editedAt !== null && (
          <span className="muted small" title={inFull(comment.editedAt)}>
            {' '}
            (edited)
          </span>
        )}
      </p>
      {reword.error && <Problem>{sentenceOf(reword.error)}</Problem>}
      {isActive && comment.abilities.edit && doing === null && (
        <span className="commentActs">
          <Button
            variant="quiet"
            onClick={() => {
              type(key, comment.body)
              setDoing('editing')
            }}
          >
            Edit
          </Button>
          <Button variant="quiet" onClick={() => setDoing('removing')}>
            Remove
          </Button>
        </span>
      )}
      {doing === 'removing' && (
        <span className="commentActs">
          <span>Remove this comment?</span>
          <Button variant="quiet" disabled={reword.isPending} onClick={() => reword.mutate({ ...place, said: null })}>
            Remove it
          </Button>
          <Button variant="quiet" autoFocus onClick={() => setDoing(null)}>
            Keep it
          </Button>
        </span>
      )}
    </>
  )
}
