import type { ReactNode } from 'react'
import type { SayComment } from '../../shared/api/comments.ts'
import type { Note } from '../../shared/api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Problem.tsx'
import { mentionedIn } from './mentions.ts'
import { useTeam } from './useTeam.ts'
import { WordsField } from './WordsField.tsx'

/** A form in which something is said: a new comment, an answer, other words for what one said. */
export function SayForm({
  note,
  label,
  act,
  value,
  isBusy,
  error,
  children,
  onType,
  onSay,
  onGiveUp,
}: {
  note: Note
  label: string
  /** What its button says. */
  act: string
  value: string
  isBusy: boolean
  error: unknown
  children?: ReactNode
  onType: (words: string) => void
  onSay: (said: SayComment) => void
  onGiveUp: () => void
}) {
  const team = useTeam(note)
  const say = () => {
    if (value.trim() !== '' && !isBusy) onSay({ body: value, mentions: mentionedIn(value, team) })
  }
  return (
    <form
      className="sayForm"
      onSubmit={(event) => {
        event.preventDefault()
        say()
      }}
    >
      <WordsField label={label} value={value} people={team} focused onType={onType} onSay={say} onEscape={onGiveUp} />
      {children}
      {error != null && <Problem>{sentenceOf(error)}</Problem>}
      <span className="actions">
        <Button type="submit" disabled={isBusy || value.trim() === ''}>
          {act}
        </Button>
        <Button variant="quiet" onClick={onGiveUp}>
          Cancel
        </Button>
      </span>
    </form>
  )
}
