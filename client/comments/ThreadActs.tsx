import { useState } from 'react'
import { type CommentThread, commentLimits } from '../../shared/api/comments.ts'
import { useSettleThread } from '../api/comments.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { acceptWording, standingNow } from './acceptWording.ts'
import { Wordings } from './SuggestedWording.tsx'
import type { Comments } from './useComments.ts'

/** What can be done with a thread: its suggestion accepted or left, itself resolved, reopened or answered. */
export function ThreadActs({
  comments,
  thread,
  onReply,
}: {
  comments: Comments
  thread: CommentThread
  /** Absent while somebody is answering already. */
  onReply?: (() => void) | undefined
}) {
  const { editor, note } = comments
  const me = useMe()
  const settle = useSettleThread(note.id)
  const [said, setSaid] = useState<string | null>(null)
  const [asks, setAsks] = useState<{ standing: string | null } | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const { suggestion, abilities } = thread
  const isOwn = thread.comments[0]?.author.id === me.id
  const act = (what: 'resolve' | 'reopen') => settle.mutate({ thread: thread.id, act: what })
  const dismiss = (reason: string) =>
    settle.mutate({ thread: thread.id, act: 'dismiss', reason }, { onSuccess: () => setLeaving(false) })

  const accept = async (seen: string) => {
    if (!editor) return
    setAsks(null)
    const done = await acceptWording(editor, thread, seen, (what) =>
      settle.mutateAsync({ thread: thread.id, act: what }),
    )
    setSaid(done.done ? null : done.why)
  }
  const acceptOrAsk = () => {
    if (!editor) return
    const standing = standingNow(editor, thread)
    if (standing !== null && standing === thread.quote) void accept(standing)
    else setAsks({ standing })
  }

  return (
    <>
      {said !== null && (
        <p className="small" role="status">
          {said}
        </p>
      )}
      {settle.error && said === null && <Problem>{sentenceOf(settle.error)}</Problem>}
      {isLeaving ? (
        <WhyLeft isBusy={settle.isPending} onLeave={dismiss} onCancel={() => setLeaving(false)} />
      ) : (
        <span className="threadActs">
          {abilities.accept && editor && (
            <Button variant="quiet" className="firstAct" disabled={settle.isPending} onClick={acceptOrAsk}>
              Accept
            </Button>
          )}
          {abilities.dismiss && (
            <Button
              variant="quiet"
              className="secondAct"
              disabled={settle.isPending}
              onClick={() => (isOwn ? dismiss('') : setLeaving(true))}
            >
              {isOwn ? 'Withdraw' : 'Leave as it is'}
            </Button>
          )}
          {abilities.resolve && suggestion?.state !== 'open' && (
            <Button variant="quiet" className="firstAct" disabled={settle.isPending} onClick={() => act('resolve')}>
              Resolve
            </Button>
          )}
          {abilities.reopen && (
            <Button variant="quiet" className="secondAct" disabled={settle.isPending} onClick={() => act('reopen')}>
              Reopen
            </Button>
          )}
          {abilities.reply && onReply && (
            <Button variant="quiet" className="thirdAct" onClick={onReply}>
              Reply
            </Button>
          )}
        </span>
      )}
      <Dialog opened={asks !== null} onClose={() => setAsks(null)} title="The passage is not what it was">
        {asks !== null && suggestion && (
          <>
            <p>
              {asks.standing === null
                ? 'What this was suggested for does not stand in the note any more as it was, so nothing is replaced by itself.'
                : 'It was changed since this was suggested.'}
            </p>
            <Wordings before={thread.quote} now={asks.standing} after={suggestion.wording} />
            <div className="actions">
              <Button variant="main" data-autofocus onClick={() => setAsks(null)}>
                Keep what stands there
              </Button>
              {asks.standing === null ? (
                <Button variant="quiet" onClick={() => void navigator.clipboard.writeText(suggestion.wording)}>
                  Copy the suggestion
                </Button>
              ) : (
                <Button onClick={() => void accept(asks.standing ?? '')}>Replace it all the same</Button>
              )}
            </div>
          </>
        )}
      </Dialog>
    </>
  )
}

/** Whoever leaves the text as it is may say why. */
function WhyLeft({
  isBusy,
  onLeave,
  onCancel,
}: {
  isBusy: boolean
  onLeave: (reason: string) => void
  onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <form
      className="sayForm"
      onSubmit={(event) => {
        event.preventDefault()
        onLeave(reason)
      }}
    >
      <TextField
        label="Why, if you like"
        value={reason}
        maxLength={commentLimits.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <span className="actions">
        <Button type="submit" disabled={isBusy}>
          Leave as it is
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  )
}
