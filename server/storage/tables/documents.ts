import type { HeldReason } from '../../../shared/api/notes.ts'
import type { DocumentId, HeldId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

/** What a document is the text of: a note of the chart, one of its author's private compartment, or a template. */
export type DocumentKind = 'note' | 'process' | 'template'

interface DocumentTable {
  id: DocumentId
  practice_id: PracticeId
  kind: DocumentKind
  /** The number of the newest row of the log. It rises with every committed change of the text and never falls. */
  head: number
  /** 1: takes no more text. */
  locked: 0 | 1
  /** Rises with everything that may end somebody's right to write; a commit under an older fence asks again. */
  fence: number
  schema_version: number
  updated_at: Millis
}

interface DocumentUpdateTable {
  practice_id: PracticeId
  document_id: DocumentId
  seq: number
  bytes: Uint8Array
  /** Ids of the members whose updates are in it, with a space between them; null where it was not noted. */
  written_by: string | null
}

interface DocumentSnapshotTable {
  practice_id: PracticeId
  document_id: DocumentId
  /** The newest row of the log that the snapshot holds. */
  seq: number
  bytes: Uint8Array
}

interface DocumentAuthorTable {
  practice_id: PracticeId
  document_id: DocumentId
  client_id: number
  /** Null for the server itself, which wrote the template's content. */
  member_id: MemberId | null
  /** Where this client id's newer words are held; the id is closed for the document. */
  held_id: HeldId | null
}

interface HeldUpdateTable {
  id: HeldId
  practice_id: PracticeId
  document_id: DocumentId
  member_id: MemberId
  reason: HeldReason
  /** The update as sent; null for overwritten words, which are in the document's history. */
  bytes: Uint8Array | null
  text: string
  /** JSON of where the words stood, or null. */
  place: string | null
  at: Millis
  settled_at: Millis | null
}

/** The text of notes, and who wrote it. */
export interface DocumentsTables {
  document: DocumentTable
  document_update: DocumentUpdateTable
  document_snapshot: DocumentSnapshotTable
  document_author: DocumentAuthorTable
  held_update: HeldUpdateTable
}
