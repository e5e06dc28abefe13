import type { FocusEvent } from 'react'
import { CalendarDay } from '../../shared/api/facts.ts'
import type { Note } from '../../shared/api/notes.ts'
import { useDateNote } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { fullDay } from '../ui/dates.ts'

/** The day that a note is about. Whoever may write in it may say another; that is kept when the field is left. */
export function NoteDay({ note }: { note: Note }) {
  const date = useDateNote(note)
  if (!note.abilities.edit) return <time dateTime={note.occurredOn}>{fullDay(note.occurredOn)}</time>
  const keep = ({ currentTarget: field }: FocusEvent<HTMLInputElement>) => {
    const day = CalendarDay.safeParse(field.value)
    if (!day.success) field.value = note.occurredOn
    else if (day.data !== note.occurredOn) date.mutate(day.data)
  }
  return (
    <>
      <input
        key={note.occurredOn}
        id="occurredOn"
        type="date"
        className="fieldInput noteDay"
        defaultValue={note.occurredOn}
        aria-describedby={date.error ? 'occurredOn-error' : undefined}
        onBlur={keep}
      />
      {date.error && (
        <p className="fieldError" id="occurredOn-error" role="alert">
          {sentenceOf(date.error)}
        </p>
      )}
    </>
  )
}
