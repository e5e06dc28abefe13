import type { NoteId } from '../../../shared/ids.ts'
import { listAmendmentsOf } from '../../storage/repos/notes.ts'
import { listReviewEvents } from '../../storage/repos/reviewEvents.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'

/** What happened to a note that the actor may read, oldest first, and the notes that stand beside it. */
export async function lifeOfNote(services: Services, actor: Actor, id: NoteId) {
  const { read } = services.database
  await requireNote(read, actor, services.clock(), id, 'read')
  const [events, amendments] = await Promise.all([
    listReviewEvents(read, actor.practiceId, id),
    listAmendmentsOf(read, actor.practiceId, actor.memberId, id),
  ])
  return { events, amendments }
}
