import type { AuthoredNode } from '../../../shared/history/authored.ts'
import type { CaseId, DocumentId, NoteId, PracticeId, VersionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import type { AuditEntry } from '../audit/record.ts'
import type { Actor } from '../services.ts'

/** A note's text that is to become another at once, in one member's name: as an edit like any other, through its room. */
export interface TextEdit {
  practiceId: PracticeId
  caseId: CaseId
  documentId: DocumentId
  noteId: NoteId
  actor: Actor
  /** What the text becomes, with whose words these are. */
  text: AuthoredNode
  ofVersionId: VersionId
  /** Looks again at whether the actor may, in the transaction that writes. */
  stands: (tx: Tx) => Promise<boolean>
  audit: AuditEntry
}

/**
 * What became of it: `done`, with the version that was kept of it; `unchanged` where the text was that already; `again` where the note's state or somebody's right changed meanwhile, and nothing was written; `locked`;
 * `too_large`; `failed` where storage did not take it.
 */
export type EditOutcome =
  | { is: 'done'; versionId: VersionId }
  | { is: 'unchanged' | 'again' | 'locked' | 'too_large' | 'failed' }

/** Hands an edit to the room of its document, opened if need be, and fulfils when it is on disk or not going to be. */
export type EditText = (edit: TextEdit) => Promise<EditOutcome>
