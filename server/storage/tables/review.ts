import type { HourId, MemberId, NoteId, PracticeId, PracticeKeyId, ReviewEventId } from '../../../shared/ids.ts'
import type { ReviewAct } from '../../../shared/review/machine.ts'
import type { Millis } from './millis.ts'

/** Something that happened in the life of a note. Rows are only ever added. */
interface ReviewEventTable {
  id: ReviewEventId
  practice_id: PracticeId
  note_id: NoteId
  at: Millis
  member_id: MemberId
  act: ReviewAct
  /** In the member's words. */
  reason: string | null
  /** Where the document was. */
  head: number
}

/** What a practice seals with. The private key is wrapped by a secret that is not in the database. */
interface PracticeKeyTable {
  id: PracticeKeyId
  practice_id: PracticeId
  /** Ed25519, the 32 bytes in base64url. */
  public_key: string
  wrapped_key: string
  created_at: Millis
}

/** A link of the practice's chain of seals. Rows are only ever added. */
interface SealTable {
  practice_id: PracticeId
  number: number
  note_id: NoteId
  /** Canonical JSON of a `SealStatement`. */
  statement: string
  /** Ed25519 over the statement's bytes, in base64url. */
  seal: string
  /** SHA-256 of statement and seal, in hexadecimal: what the next one names. */
  hash: string
  key_id: PracticeKeyId
}

/** What was signed, by its hash: the canonical note. */
interface SealedContentTable {
  practice_id: PracticeId
  note_id: NoteId
  hash: string
  content: string
}

/** Supervision that was held, as the supervisor wrote it down. */
interface SupervisionHourTable {
  id: HourId
  practice_id: PracticeId
  supervisor_id: MemberId
  supervisee_id: MemberId
  /** `YYYY-MM-DD` */
  held_on: string
  minutes: number
  created_at: Millis
}

/** Review, signatures and what they are made with. */
export interface ReviewTables {
  review_event: ReviewEventTable
  practice_key: PracticeKeyTable
  seal: SealTable
  sealed_content: SealedContentTable
  supervision_hour: SupervisionHourTable
}
