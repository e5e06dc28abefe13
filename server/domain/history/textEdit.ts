import type { AuthoredNode } from '../../../shared/history/authored.ts'
import type { CaseId, DocumentId, PracticeId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import type { AuditEntry } from '../audit/record.ts'
import type { Actor } from '../services.ts'
import type { TextAtHead } from './versionText.ts'

/** A document's text that is to become another at once, in one member's name: as an edit like any other, through its room. */
export interface TextEdit {
  practiceId: PracticeId
  /** Null for a document that belongs to no case. */
  caseId: CaseId | null
  documentId: DocumentId
  actor: Actor
  /** What the text becomes, with whose words these are, made from what it is: somebody may have written meanwhile. */
  become: (text: AuthoredNode) => AuthoredNode
  /**
   * In the transaction that writes, before it does: looks again at whether the actor may, and keeps what the edit takes away. False
   * where nothing is to be written.
   */
  before: (tx: Tx, text: TextAtHead) => Promise<boolean>
  /** In the same transaction, with the text that the edit brought. */
  after: (tx: Tx, text: TextAtHead) => Promise<void>
  audit: AuditEntry
}

/**
 * What became of it: `done`; `unchanged` where the text was that already; `again` where the document's state or somebody's right
 * changed meanwhile, and nothing was written; `locked`; `too_large`; `failed` where storage did not take it.
 */
export type EditOutcome = { is: 'done' | 'unchanged' | 'again' | 'locked' | 'too_large' | 'failed' }

/** Hands an edit to the room of its document, opened if need be, and fulfils when it is on disk or not going to be. */
export type EditText = (edit: TextEdit) => Promise<EditOutcome>
