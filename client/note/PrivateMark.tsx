import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../shared/api/notes.ts'
import { readersQuery } from '../api/processNotes.ts'
import { PrivateWord } from '../ui/PrivateWord.tsx'

/** Under the head of a process note: who can read it, in plain words, with a lock. Nothing while that is not known. */
export function PrivateMark({ note }: { note: Note }) {
  const readers = useQuery({ ...readersQuery(note.id), enabled: note.abilities.grant }).data?.readers
  const who = whoReads(
    note,
    readers?.filter(({ resting }) => !resting).map(({ member }) => member.name),
  )
  return <p className="privateMark">{who !== null && <PrivateWord>{who}</PrivateWord>}</p>
}

function whoReads(note: Note, readers: readonly string[] | undefined): string | null {
  if (note.readOnly === 'granted')
    return `${note.author.name} shared this note with you for training. You can read it, not change it`
  if (readers === undefined) return null
  if (readers.length === 0) return 'Only you can read this'
  return `Only you and ${new Intl.ListFormat('en-GB').format(readers)} can read this`
}
