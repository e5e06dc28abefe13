import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import type { MoveChange, NoteMove } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { noteMoveQuery, useMoveNote } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import './templateMove.css'

/** For a draft whose template has a newer version: what it says of itself, and the way there. Nothing for every other note. */
export function TemplateMove({ note }: { note: Note }) {
  const move = useQuery({ ...noteMoveQuery(note.id), enabled: note.abilities.edit }).data
  const [asking, setAsking] = useState(false)
  if (move === undefined || move.to === null) return null
  return (
    <div className="templateMove">
      <p>
        Made from {move.name}, version {move.from}. {thereIs(move.summaries)}
      </p>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        See what would change
      </Button>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={`Move this note to version ${move.to}?`}>
        <MoveQuestion note={note} move={move} to={move.to} onClose={() => setAsking(false)} />
      </Dialog>
    </div>
  )
}

/** `Version 3 is there: ‘Asks for the music first.’`, one for each version since, the oldest first. */
const thereIs = (summaries: NoteMove['summaries']): string =>
  summaries
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, summary }) => `Version ${number} is there${summary === '' ? '.' : `: ‘${summary}’`}`)
    .join(' ')

function MoveQuestion({ note, move, to, onClose }: { note: Note; move: NoteMove; to: number; onClose: () => void }) {
  const moveNote = useMoveNote(note.id)
  const changes = move.sections.filter(({ change }) => change !== 'kept')
  const kept = move.sections.length - changes.length
  return (
    <div className="form">
      <p>What is written in the note stays. Everybody who has it open sees it change.</p>
      <ul className="rows moveRows">
        {changes.map(({ key, title, change, says }) => (
          <li key={key}>
            <b>{title}</b> <span className="muted">{becomes[change]}</span>
            {says.length > 0 && <span className="moveSays muted small">{says.join(' · ')}</span>}
          </li>
        ))}
        {kept > 0 && (
          <li className="muted">{kept === 1 ? 'One section stays as it is' : `${kept} sections stay as they are`}.</li>
        )}
      </ul>
      {moveNote.error && <Problem>{sentenceOf(moveNote.error)}</Problem>}
      <div className="actions">
        <Button
          variant="main"
          data-autofocus
          disabled={moveNote.isPending}
          onClick={() => moveNote.mutate(to, { onSuccess: onClose })}
        >
          Move this note to version {to}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Leave it at version {move.from}
        </Button>
      </div>
    </div>
  )
}

const becomes: Readonly<Record<MoveChange['change'], string>> = {
  added: 'comes in',
  removed: 'goes',
  changed: 'changes',
  kept: 'stays as it is',
}
