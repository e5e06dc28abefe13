import { factsVersion, TextFacts } from '../../../shared/api/facts.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import type { Actor, Services } from '../services.ts'
import { keepIndex, readNotes } from './indexNotes.ts'

/** Documents that one request reads anew at most. What is left then has no facts in its answer, and the next goes on. */
const readAtOnce = 200

/** The facts of a note, where they were counted for the text as it stands; else null. */
export function freshFacts(note: NoteOfMember): TextFacts | null {
  if (note.facts === null || note.factsHead !== note.head || note.factsVersion !== factsVersion) return null
  const parsed = TextFacts.safeParse(JSON.parse(note.facts))
  return parsed.success ? parsed.data : null
}

/**
 * The same notes, those whose text moved on read anew: their facts are in the answer, and all that the index has of
 * them is kept, so that whoever asks next finds the case as it was at this moment.
 */
export async function withFacts(services: Services, actor: Actor, notes: NoteOfMember[]): Promise<NoteOfMember[]> {
  // The newest first: those are looked at.
  const stale = notes
    .filter((note) => freshFacts(note) === null)
    .toSorted((one, other) => other.updatedAt - one.updatedAt)
    .slice(0, readAtOnce)
    .map(({ id, caseId, documentId, kind }) => ({ noteId: id, caseId, documentId, kind }))
  if (stale.length === 0) return notes
  const read = await readNotes(services, actor.practiceId, stale)
  await keepIndex(services, actor.practiceId, read)
    // It follows from the text, so a list is answered without its being kept, on a full disk for example.
    .catch((error: unknown) => services.log.warn({ error }, 'what was read of notes could not be kept'))
  const byNote = new Map(read.map((one) => [one.noteId, one]))
  return notes.map((note) => {
    const one = byNote.get(note.id)
    if (!one) return note
    // Words that came meanwhile belong to the list as well: its head rises with its facts.
    return {
      ...note,
      head: one.head,
      facts: JSON.stringify(one.facts),
      factsHead: one.head,
      factsVersion,
    }
  })
}
