import type { CareRole, Compartment } from '../../../shared/access/vocabulary.ts'
import type { AmendmentKind } from '../../../shared/api/amendments.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, DocumentId, MemberId, NoteId, PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { NoteStatus } from '../../../shared/review/machine.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'
import { notesWithin, type WhichNotes } from './readableNotes.ts'

export interface NoteRow {
  id: NoteId
  kind: Compartment
  caseId: CaseId
  documentId: DocumentId
  templateId: TemplateId
  templateVersion: number
  title: string
  phase: Phase | null
  authorId: MemberId
  status: NoteStatus
  /** The day that the note is about, `YYYY-MM-DD`. */
  occurredOn: string
  createdAt: Millis
}

/** The signed note that a note stands beside, and as what; null for a note of its own. */
export interface Amending {
  amendsId: NoteId | null
  amendsKind: AmendmentKind | null
  amendsPhase: Phase | null
}

/** A note with all that the policy and the screen need, as one member of the case's care team sees it. */
export interface NoteOfMember extends NoteRow, Amending {
  caseCode: string
  casePreferredName: string | null
  caseClosedAt: Millis | null
  careRole: CareRole
  /** When its author granted the member to read it; null for a note of the chart, and for the author. */
  grantedAt: Millis | null
  authorName: string
  authorColor: PersonColor
  statusSince: Millis
  head: number
  locked: 0 | 1
  schemaVersion: number
  updatedAt: Millis
  /** JSON of what it waits for, of a note in review. */
  awaits: string | null
  discardedAt: Millis | null
  /** As they were counted last, for the head and by the version beside them; null where they never were. */
  facts: string | null
  factsHead: number | null
  factsVersion: number | null
}

/** Adds a note; its document has to be there. */
export async function insertNote(tx: Tx, practiceId: PracticeId, note: NoteRow & Partial<Amending>): Promise<void> {
  await tx
    .insertInto('note')
    .values({
      id: note.id,
      practice_id: practiceId,
      kind: note.kind,
      case_id: note.caseId,
      document_id: note.documentId,
      template_id: note.templateId,
      template_version: note.templateVersion,
      title: note.title,
      phase: note.phase,
      author_id: note.authorId,
      status: note.status,
      status_since: note.createdAt,
      occurred_on: note.occurredOn,
      created_at: note.createdAt,
      amends_id: note.amendsId ?? null,
      amends_kind: note.amendsKind ?? null,
      amends_phase: note.amendsPhase ?? null,
    })
    .execute()
}

/** The notes of a case's chart, oldest first; none for a member who is not on its care team. */
export async function listNotesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId: CaseId,
): Promise<NoteOfMember[]> {
  return notesOf(db, practiceId, memberId)
    .where('note.kind', '=', 'chart')
    .where('note.case_id', '=', caseId)
    .orderBy('note.created_at')
    .orderBy('note.id')
    .execute()
}

/** The process notes of a case that are the member's own or granted to the member, oldest first. */
export async function listProcessNotesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId: CaseId,
): Promise<NoteOfMember[]> {
  return notesOf(db, practiceId, memberId)
    .where('note.kind', '=', 'process')
    .where('note.case_id', '=', caseId)
    .orderBy('note.created_at')
    .orderBy('note.id')
    .execute()
}

/** The notes of the charts of all cases on whose care team the member is, oldest first. */
export async function listAllNotesOf(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<NoteOfMember[]> {
  return notesOf(db, practiceId, memberId)
    .where('note.kind', '=', 'chart')
    .orderBy('note.created_at')
    .orderBy('note.id')
    .execute()
}

/** Which notes of charts that may still change the member wrote in, by whatever client ids. */
export async function listNotesWrittenIn(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<Set<NoteId>> {
  const rows = await db
    .selectFrom('note')
    .innerJoin('document_author', 'document_author.document_id', 'note.document_id')
    .select('note.id')
    .distinct()
    .where('note.practice_id', '=', practiceId)
    .where('document_author.practice_id', '=', practiceId)
    .where('document_author.member_id', '=', memberId)
    .where('note.kind', '=', 'chart')
    .where('note.status', 'in', ['draft', 'changes_requested'])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A note of a case on whose care team the member is; undefined for any other, as for one that does not exist. */
export async function findNoteOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  noteId: NoteId,
): Promise<NoteOfMember | undefined> {
  return notesOf(db, practiceId, memberId).where('note.id', '=', noteId).executeTakeFirst()
}

/** Those of these notes that the member may read, chart or private, in no order. */
export async function findNotesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  noteIds: readonly NoteId[],
): Promise<NoteOfMember[]> {
  if (noteIds.length === 0) return []
  return notesOf(db, practiceId, memberId).where('note.id', 'in', noteIds).execute()
}

/** A note that was discarded, as `findNoteOf` finds the others. */
export async function findDiscardedNoteOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  noteId: NoteId,
): Promise<NoteOfMember | undefined> {
  return notesOf(db, practiceId, memberId, 'discarded').where('note.id', '=', noteId).executeTakeFirst()
}

/** The discarded notes of a case’s chart, the newest first. */
export async function listDiscardedNotesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId: CaseId,
): Promise<NoteOfMember[]> {
  return notesOf(db, practiceId, memberId, 'discarded')
    .where('note.kind', '=', 'chart')
    .where('note.case_id', '=', caseId)
    .orderBy('note.discarded_at', 'desc')
    .orderBy('note.id')
    .execute()
}

/** The notes that stand beside a signed one, oldest first, as far as the member may read them. */
export async function listAmendmentsOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  noteId: NoteId,
): Promise<NoteOfMember[]> {
  return notesOf(db, practiceId, memberId)
    .where('note.amends_id', '=', noteId)
    .orderBy('note.created_at')
    .orderBy('note.id')
    .execute()
}

/** The same by the note’s document. */
export async function findNoteOfDocument(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  documentId: DocumentId,
): Promise<NoteOfMember | undefined> {
  return notesOf(db, practiceId, memberId).where('note.document_id', '=', documentId).executeTakeFirst()
}

/** Which document is a note's text. It says nothing about who may know of it. */
export async function findDocumentOfNote(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<DocumentId | undefined> {
  const row = await db
    .selectFrom('note')
    .select('document_id as documentId')
    .where('practice_id', '=', practiceId)
    .where('id', '=', noteId)
    .executeTakeFirst()
  return row?.documentId
}

/** Who is on the care team of a note's case. It says nothing about who of them may read the note. */
export async function listCareTeamOfNote(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<MemberId[]> {
  const rows = await db
    .selectFrom('care_team')
    .innerJoin('note', 'note.case_id', 'care_team.case_id')
    .select('care_team.member_id as memberId')
    .where('care_team.practice_id', '=', practiceId)
    .where('note.practice_id', '=', practiceId)
    .where('note.id', '=', noteId)
    .execute()
  return rows.map(({ memberId }) => memberId)
}

/** The notes whose text these documents are, for the server itself. It says nothing about who may know of them. */
export async function findNotesOfDocuments(
  db: Reader,
  practiceId: PracticeId,
  documentIds: readonly DocumentId[],
): Promise<{ noteId: NoteId; caseId: CaseId; documentId: DocumentId; kind: Compartment }[]> {
  return db
    .selectFrom('note')
    .select(['id as noteId', 'case_id as caseId', 'document_id as documentId', 'kind'])
    .where('practice_id', '=', practiceId)
    .where('document_id', 'in', documentIds)
    .execute()
}

/** Every path to a note goes through here: what may not be read has no row. */
function notesOf(db: Reader, practiceId: PracticeId, memberId: MemberId, which?: WhichNotes) {
  return notesWithin(db, practiceId, memberId, which)
    .innerJoin('client_case', 'client_case.id', 'note.case_id')
    .innerJoin('document', 'document.id', 'note.document_id')
    .innerJoin('member', 'member.id', 'note.author_id')
    .leftJoin('note_facts', (join) =>
      join.onRef('note_facts.note_id', '=', 'note.id').onRef('note_facts.practice_id', '=', 'note.practice_id'),
    )
    .select([
      'note.id',
      'note.kind',
      'note.case_id as caseId',
      'note.document_id as documentId',
      'note.template_id as templateId',
      'note.template_version as templateVersion',
      'note.title',
      'note.phase',
      'note.author_id as authorId',
      'note.status',
      'note.status_since as statusSince',
      'note.occurred_on as occurredOn',
      'note.created_at as createdAt',
      'note.amends_id as amendsId',
      'note.amends_kind as amendsKind',
      'note.amends_phase as amendsPhase',
      'note.awaits',
      'note.discarded_at as discardedAt',
      'client_case.code as caseCode',
      'client_case.preferred_name as casePreferredName',
      'client_case.closed_at as caseClosedAt',
      'care_team.role as careRole',
      'process_grant.granted_at as grantedAt',
      'member.name as authorName',
      'member.color as authorColor',
      'document.head',
      'document.locked',
      'document.schema_version as schemaVersion',
      'document.updated_at as updatedAt',
      'note_facts.facts',
      'note_facts.head as factsHead',
      'note_facts.version as factsVersion',
    ])
    .where('client_case.practice_id', '=', practiceId)
    .where('document.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
}
