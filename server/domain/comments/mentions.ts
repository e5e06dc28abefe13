import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import type { NoteForActor } from '../notes/notes.ts'
import { whoMay } from '../notes/whoMay.ts'
import type { Actor } from '../services.ts'

/**
 * Those who are mentioned, each once. Only whoever may read the note can be: `invalid_request` for anybody else, whether or
 * not there is such a member.
 */
export async function checkedMentions(
  db: Reader,
  actor: Actor,
  { note }: NoteForActor,
  ids: readonly MemberId[],
  at: number,
): Promise<MemberId[]> {
  const mentioned = [...new Set(ids)]
  if (mentioned.length === 0) return mentioned
  const readers = await whoMay(db, actor.practiceId, note, 'read', at)
  if (!mentioned.every((id) => readers.includes(id))) {
    throw new DomainError('invalid_request', {
      errors: [{ path: 'mentions', message: 'Only people who can read this note can be mentioned.' }],
    })
  }
  return mentioned
}
