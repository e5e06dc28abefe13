import type { Generated } from 'kysely'
import type { MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { ChainName } from '../auditChain.ts'
import type { Millis } from './millis.ts'

interface AuditEntryTable {
  seq: Generated<number>
  /** Null for what happened before a practice was known, a sign-in with an unknown address for example. */
  practice_id: PracticeId | null
  at: Millis
  member_id: MemberId | null
  action: string
  subject_kind: string | null
  subject_id: string | null
  /** JSON of a few words from closed vocabularies; never text of a note or of a person. */
  detail: string | null
  /** Within its chain, from 1 on and without gaps; `seq` counts all chains together and may skip. */
  number: number
  /** SHA-256 in hex, over what the entry says and the hash of the one before it. */
  hash: string
}

/** What happened in one author's private compartment. It stands in no audit that anybody else reads. */
interface ProcessAuditEntryTable {
  seq: Generated<number>
  practice_id: PracticeId
  note_id: NoteId
  at: Millis
  member_id: MemberId | null
  action: string
  detail: string | null
  number: number
  hash: string
}

/** Where each chain of entries ends. It follows from the entries, and is what those who add to a chain wait for. */
interface AuditHeadTable {
  chain: ChainName
  number: number
  hash: string
}

/** Who did what. */
export interface AuditTables {
  audit_entry: AuditEntryTable
  process_audit_entry: ProcessAuditEntryTable
  audit_head: AuditHeadTable
}
