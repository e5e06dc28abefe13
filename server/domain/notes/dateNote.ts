import type { NoteId } from '../../../shared/ids.ts'
import { setOccurredOn } from '../../storage/repos/noteStates.ts'
import { recordAudit } from '../audit/record.ts'
import { takeNote } from '../review/moveNote.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { type NoteForActor, requireNote } from './notes.ts'

/** Whoever may write in a note says which day it is about. It is signed with the text, so nobody signs at the same moment. */
export async function dateNote(
  services: Services,
  actor: Actor,
  id: NoteId,
  occurredOn: string,
): Promise<NoteForActor> {
  const at = services.clock()
  const dated = await writeAs(services, actor, async (tx, now) => {
    await takeNote(tx, services.database.dialect, now, id)
    await requireNote(tx, now, at, id, 'edit')
    await setOccurredOn(tx, actor.practiceId, id, occurredOn)
    await recordAudit(tx, at, { action: 'note.dated', by: actor, subject: { kind: 'note', id } })
    return requireNote(tx, now, at, id, 'read')
  })
  services.publisher.publish({ type: 'noteChanged', practiceId: actor.practiceId, noteId: id })
  return dated
}
