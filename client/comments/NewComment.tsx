import { useState } from 'react'
import { commentLimits } from '../../shared/api/comments.ts'
import { useBeginThread } from '../api/comments.ts'
import type { Chosen } from '../editor/passages/chosen.ts'
import { Button } from '../ui/Button.tsx'
import { aboutInWords } from './aboutInWords.ts'
import { SayForm } from './SayForm.tsx'
import type { Comments } from './useComments.ts'

/** What is about to be said, and about what; perhaps with another wording of it. */
export function NewComment({ comments, draft }: { comments: Comments; draft: Chosen }) {
  const { note, typed, type, giveUp, setActive } = comments
  const begin = useBeginThread(note.id)
  const [rewording, setRewording] = useState(false)
  const wording = typed['new wording'] ?? draft.quote ?? ''
  const clear = () => {
    type('new', '')
    type('new wording', '')
    setRewording(false)
  }
  const back = () => {
    giveUp(draft)
    comments.editor?.view.focus()
  }
  return (
    <div className="newComment">
      <p className="muted small">{aboutInWords(draft)}</p>
      <SayForm
        note={note}
        label="Comment"
        act="Comment"
        value={typed.new ?? ''}
        isBusy={begin.isPending}
        error={begin.error}
        onType={(words) => type('new', words)}
        onGiveUp={() => {
          clear()
          back()
        }}
        onSay={(said) => {
          const { anchor, quote, before, after } = draft
          const suggestion = rewording && wording !== quote ? wording : null
          begin.mutate(
            { ...said, anchor, quote, before, after, suggestion },
            {
              onSuccess: ({ id }) => {
                clear()
                giveUp(draft)
                setActive(id)
              },
            },
          )
        }}
      >
        {draft.takesWording && !rewording && (
          <Button
            variant="quiet"
            onClick={() => {
              type('new wording', draft.quote ?? '')
              setRewording(true)
            }}
          >
            Suggest another wording
          </Button>
        )}
        {draft.takesWording && rewording && (
          <label className="rewording">
            <span className="fieldLabel">In its place</span>
            <textarea
              className="fieldInput"
              rows={3}
              maxLength={commentLimits.suggestion}
              value={wording}
              onChange={(event) => type('new wording', event.currentTarget.value)}
            />
          </label>
        )}
      </SayForm>
      <p className="commentsLaw muted">Comments stay out of the chart’s export, but can be requested by law.</p>
    </div>
  )
}
