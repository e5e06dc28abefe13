import type { CommentThread } from '../../shared/api/comments.ts'
import { When } from '../ui/When.tsx'

/** A suggested wording as before and after, and what became of it. The text itself shows nothing of it. */
export function SuggestedWording({ thread }: { thread: CommentThread }) {
  const { suggestion, comments } = thread
  // Whoever took back what they said took back the wording in it.
  if (!suggestion || (suggestion.state === 'withdrawn' && comments[0]?.removedAt)) return null
  return (
    <>
      <Wordings before={thread.quote} after={suggestion.wording} />
      <Settled thread={thread} />
    </>
  )
}

/** What stood there, what stands there now where that is another thing, and what is suggested. */
export function Wordings({ before, now, after }: { before: string | null; now?: string | null; after: string }) {
  return (
    <dl className="wordings">
      <dt>Before</dt>
      <dd>
        <del>{before || 'nothing'}</del>
      </dd>
      {now != null && (
        <>
          <dt>Now</dt>
          <dd>{now || 'nothing'}</dd>
        </>
      )}
      <dt>After</dt>
      <dd>
        <ins>{after || 'nothing'}</ins>
      </dd>
    </dl>
  )
}

const settledWords = { open: '', accepted: 'accepted by', dismissed: 'left as it was by', withdrawn: 'withdrawn by' }

/** What became of it, with credit to whoever suggested it. */
function Settled({ thread: { suggestion, comments } }: { thread: CommentThread }) {
  if (!suggestion?.settled) return null
  const { by, at, reason } = suggestion.settled
  return (
    <p className="muted small">
      Suggested by {comments[0]?.author.name}, {settledWords[suggestion.state]} {by.name}, <When at={at} />.
      {reason !== '' && ` ${reason}`}
    </p>
  )
}
