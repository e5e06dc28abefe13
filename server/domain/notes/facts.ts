import { setImmediate } from 'node:timers/promises'
import { factsVersion, TextFacts } from '../../../shared/api/facts.ts'
import { factsOfText } from '../../../shared/note/facts.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { type FactsRow, putFacts } from '../../storage/repos/facts.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import type { Actor, Services } from '../services.ts'

/** Documents that one request reads anew at most. What is left then has no facts in its answer, and the next goes on. */
const countedAtOnce = 200

/** The facts of a note, where they were counted for the text as it stands; else null. */
export function freshFacts(note: NoteOfMember): TextFacts | null {
  if (note.facts === null || note.factsHead !== note.head || note.factsVersion !== factsVersion) return null
  const parsed = TextFacts.safeParse(JSON.parse(note.facts))
  return parsed.success ? parsed.data : null
}

/**
 * The same notes, with the facts of those whose text moved on counted anew and kept. Documents are read one by one and
 * outside of any transaction, with room between them for whoever writes.
 */
export async function withFacts(services: Services, actor: Actor, notes: NoteOfMember[]): Promise<NoteOfMember[]> {
  const stale = notes.filter((note) => freshFacts(note) === null)
  if (stale.length === 0) return notes
  // The newest first: those are looked at.
  const counted = new Map<string, FactsRow>()
  for (const note of stale.toSorted((one, other) => other.updatedAt - one.updatedAt).slice(0, countedAtOnce)) {
    const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
    if (!stored) continue
    const facts = JSON.stringify(factsOfText(readUpdates(piecesOf(stored))))
    counted.set(note.id, { noteId: note.id, head: stored.head, version: factsVersion, facts })
    await setImmediate()
  }
  await services.database
    .write((tx) => putFacts(tx, actor.practiceId, [...counted.values()]))
    // They follow from the text, so a list is answered without their being kept, on a full disk for example.
    .catch((error: unknown) => services.log.warn({ error }, 'the facts of notes could not be kept'))
  return notes.map((note) => {
    const row = counted.get(note.id)
    // Words that came meanwhile belong to the list as well: its head rises with its facts.
    return row ? { ...note, head: row.head, facts: row.facts, factsHead: row.head, factsVersion: row.version } : note
  })
}
