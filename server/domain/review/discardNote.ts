import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, NoteId } from '../../../shared/ids.ts'
import { raiseFence } from '../../storage/repos/fences.ts'
import { setDiscarded } from '../../storage/repos/noteStates.ts'
import { listDiscardedNotesOf } from '../../storage/repos/notes.ts'
import { requireCase } from '../cases/cases.ts'
import { forActor, type NoteForActor, requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { recordReview, takeNote, tellMoved } from './moveNote.ts'
import { recordedIn } from './recordedIn.ts'
import { requireReview } from './requireReview.ts'

/**
 * The author discards a draft, with a reason. It is out of sight and can be recovered for 30 days. Once something that
 * happened to a client is recorded in it, it stays: `wrong_state`, looked at in the text itself.
 */
export async function discardNote(services: Services, actor: Actor, noteId: NoteId, reason: string): Promise<void> {
  const { database } = services
  const { head, recorded } = await recordedIn(services, actor, noteId)
  const moved = await writeAs(services, actor, async (tx, now) => {
    const at = services.clock()
    const taken = await takeNote(tx, database.dialect, actor, noteId)
    const found = await requireReview(tx, now, at, noteId, 'discard', { recorded })
    if (taken?.head !== head) throw new DomainError('note_changed')
    await setDiscarded(tx, actor.practiceId, noteId, at)
    await raiseFence(tx, actor.practiceId, found.note.documentId)
    await recordReview(tx, now, found, { act: 'discard', reason, at })
    return found
  })
  tellMoved(services, actor, moved, { act: 'discard' })
}

/** Whoever may brings a discarded draft back, within 30 days. */
export async function recoverNote(services: Services, actor: Actor, noteId: NoteId): Promise<NoteForActor> {
  const recovered = await writeAs(services, actor, async (tx, now) => {
    const at = services.clock()
    await takeNote(tx, services.database.dialect, actor, noteId)
    const found = await requireReview(tx, now, at, noteId, 'recover')
    await setDiscarded(tx, actor.practiceId, noteId, null)
    await recordReview(tx, now, found, { act: 'recover', reason: null, at })
    return requireNote(tx, now, at, noteId, 'read')
  })
  tellMoved(services, actor, recovered, { act: 'recover' })
  return recovered
}

/** The discarded drafts of a case that the actor may recover, the newest first. */
export async function discardedOf(services: Services, actor: Actor, caseId: CaseId): Promise<NoteForActor[]> {
  const { read } = services.database
  await requireCase(read, actor, caseId, 'read')
  const notes = await listDiscardedNotesOf(read, actor.practiceId, actor.memberId, caseId)
  const at = services.clock()
  return notes.map((note) => forActor(note, actor, at)).filter(({ abilities }) => abilities.recover)
}
