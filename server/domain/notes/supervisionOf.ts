import { coversNote, kindOfNote, type SupervisedTimes } from '../../../shared/access/supervision.ts'
import type { Reader } from '../../storage/database.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { listSupervisionsOf, type SupervisionRow } from '../../storage/repos/supervision.ts'
import type { Asking } from '../services.ts'

/** How a note stands to the supervisions in which the actor has a part. */
export interface SupervisionOf {
  /** The actor supervises the note's author, or stands in for who does, for this note. */
  by(note: NoteOfMember): boolean
  /** The actor is no supervisor of the note's author for this note, and stands in for one. */
  asBackup(note: NoteOfMember): boolean
  /** Somebody co-signs this note of the actor's own. */
  ofOwn(note: NoteOfMember): boolean
}

/** Of somebody who has no part in any. */
export const unsupervised: SupervisionOf = { by: () => false, asBackup: () => false, ofOwn: () => false }

/** When a supervision has to run to be of this note. */
export const supervisedTimes = (note: NoteOfMember, at: number): SupervisedTimes => ({
  at,
  day: note.occurredOn,
  moments: wasReviewed(note) ? [note.createdAt, note.statusSince] : [note.createdAt],
})

/** Somebody submitted it to a supervisor, who may have sent it back. */
const wasReviewed = ({ status }: NoteOfMember) => status === 'in_review' || status === 'changes_requested'

/**
 * A supervision is of a note that it covers on the day that the note is about, when it was begun or sent back, or now: a note is not freed of review by the
 * day that is written on it, nor by having waited.
 */
export async function supervisionOf(db: Reader, actor: Asking, at: number): Promise<SupervisionOf> {
  const rows = await listSupervisionsOf(db, actor.practiceId, actor.memberId)
  if (rows.length === 0) return unsupervised
  const isSupervisor = actor.roles.includes('supervisor')
  const covers = (row: SupervisionRow, note: NoteOfMember) =>
    coversNote(row, kindOfNote(note.amendsPhase ?? note.phase), supervisedTimes(note, at))
  const has = (part: 'supervisorId' | 'backupId', note: NoteOfMember) =>
    isSupervisor &&
    rows.some((row) => row[part] === actor.memberId && row.superviseeId === note.authorId && covers(row, note))
  return {
    by: (note) => has('supervisorId', note) || has('backupId', note),
    asBackup: (note) => has('backupId', note) && !has('supervisorId', note),
    ofOwn: (note) =>
      note.authorId === actor.memberId && rows.some((row) => row.superviseeId === actor.memberId && covers(row, note)),
  }
}
