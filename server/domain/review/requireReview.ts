import { hasPartIn, reviewFactsOf } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { type ReviewAct, type ReviewFacts, refusalOf } from '../../../shared/review/machine.ts'
import type { Reader } from '../../storage/database.ts'
import { findDiscardedNoteOf, findNoteOf } from '../../storage/repos/notes.ts'
import { type NoteForActor, requireReadable, viewerOf } from '../notes/notes.ts'
import type { Actor } from '../services.ts'

/**
 * Finds a note that is in a state for `act`, which is the actor's part: `not_found` for outsiders, `not_allowed` where it is
 * somebody else's part, `wrong_state` with the reason. `seen`: what the caller knows better, having read the text.
 */
export async function requireReview(
  db: Reader,
  actor: Actor,
  at: number,
  id: NoteId,
  act: ReviewAct,
  seen: Partial<ReviewFacts> = {},
): Promise<NoteForActor> {
  const { practiceId, memberId } = actor
  const kept = await findNoteOf(db, practiceId, memberId, id)
  const note = kept ?? (act === 'recover' ? await findDiscardedNoteOf(db, practiceId, memberId, id) : undefined)
  const found = await requireReadable(db, actor, at, note)
  if (!hasPartIn(act, viewerOf(actor, found.note), found.facts)) throw new DomainError('not_allowed')
  const reason = refusalOf(act, { ...reviewFactsOf(found.facts), ...seen })
  if (reason) throw new DomainError('wrong_state', { reason })
  return found
}
