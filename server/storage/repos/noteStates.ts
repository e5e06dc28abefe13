import type { NoteId, PracticeId } from '../../../shared/ids.ts'
import type { NoteStatus } from '../../../shared/review/machine.ts'
import type { Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** Puts a note in another state. Whether that may be, and whether its document takes text then, its caller says. */
export async function setNoteStatus(
  tx: Tx,
  practiceId: PracticeId,
  id: NoteId,
  { status, awaits, at }: { status: NoteStatus; awaits: string | null; at: Millis },
): Promise<void> {
  await tx
    .updateTable('note')
    .set({ status, awaits, status_since: at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Takes a note out of sight, or (null) puts it back. */
export async function setDiscarded(tx: Tx, practiceId: PracticeId, id: NoteId, at: Millis | null): Promise<void> {
  await tx
    .updateTable('note')
    .set({ discarded_at: at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Hides a note that was written for the wrong client from everybody. Its seals and its text stay stored. */
export async function hideWrongClient(tx: Tx, practiceId: PracticeId, id: NoteId): Promise<void> {
  await tx
    .updateTable('note')
    .set({ wrong_client: 1 })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Sets the calendar day that a note is about. */
export async function setOccurredOn(tx: Tx, practiceId: PracticeId, id: NoteId, occurredOn: string): Promise<void> {
  await tx
    .updateTable('note')
    .set({ occurred_on: occurredOn })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** A note goes by another version of its template from now on. */
export async function setTemplateVersion(tx: Tx, practiceId: PracticeId, id: NoteId, version: number): Promise<void> {
  await tx
    .updateTable('note')
    .set({ template_version: version })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}
