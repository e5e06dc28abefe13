import { DocumentId, HeldId, type MemberId, NoteId, type PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

/** What decides in which audit an entry stands. */
interface Happening {
  practiceId: PracticeId | null
  memberId: MemberId | null
  subjectKind: string | null
  subjectId: string | null
}

/** An entry, and the process note whose compartment it stays in; null for one of the practice's audit. */
export interface PlacedAudit<Row> {
  row: Row
  noteId: NoteId | null
}

/**
 * Says which entries stay in an author's private compartment: what its author does there, and whoever was ever named as a
 * reader. What anybody else asks for in vain stands in the practice's audit, as it would for what does not exist.
 */
export async function placeAudit<Row extends Happening>(tx: Tx, rows: readonly Row[]): Promise<PlacedAudit<Row>[]> {
  const placed: PlacedAudit<Row>[] = []
  for (const [practiceId, ofPractice] of Map.groupBy(rows, (row) => row.practiceId)) {
    for (const some of inStatements(ofPractice)) {
      const noteOf = practiceId === null ? () => null : await compartments(tx, practiceId, some)
      placed.push(...some.map((row) => ({ row, noteId: noteOf(row) })))
    }
  }
  return placed
}

type NoteOf = (row: Happening) => NoteId | null

async function compartments(tx: Tx, practiceId: PracticeId, rows: readonly Happening[]): Promise<NoteOf> {
  const idsOf = (kind: string) => rows.filter((row) => row.subjectKind === kind).map((row) => row.subjectId)
  const noteIds = idsOf('note').flatMap((id) => NoteId.safeParse(id).data ?? [])
  const documentIds = idsOf('document').flatMap((id) => DocumentId.safeParse(id).data ?? [])
  const heldIds = idsOf('held').flatMap((id) => HeldId.safeParse(id).data ?? [])
  const held = heldIds.length === 0 ? [] : await documentsOfHeld(tx, practiceId, heldIds)
  const documents = [...documentIds, ...held.map(({ documentId }) => documentId)]
  if (noteIds.length === 0 && documents.length === 0) return () => null
  const notes = await tx
    .selectFrom('note')
    .select(['id', 'document_id as documentId', 'author_id as authorId'])
    .where('practice_id', '=', practiceId)
    .where('kind', '=', 'process')
    .where((where) =>
      where.or([
        ...(noteIds.length > 0 ? [where('id', 'in', noteIds)] : []),
        ...(documents.length > 0 ? [where('document_id', 'in', documents)] : []),
      ]),
    )
    .execute()
  if (notes.length === 0) return () => null
  const grants = await tx
    .selectFrom('process_grant')
    .select(['note_id as noteId', 'member_id as memberId'])
    .where('practice_id', '=', practiceId)
    .where(
      'note_id',
      'in',
      notes.map(({ id }) => id),
    )
    .execute()
  return ({ subjectKind, subjectId, memberId }) => {
    const documentId = subjectKind === 'held' ? held.find(({ id }) => id === subjectId)?.documentId : subjectId
    const note = notes.find((one) => (subjectKind === 'note' ? one.id === subjectId : one.documentId === documentId))
    if (!note) return null
    const isNamed = grants.some((grant) => grant.noteId === note.id && grant.memberId === memberId)
    return note.authorId === memberId || isNamed ? note.id : null
  }
}

function documentsOfHeld(tx: Tx, practiceId: PracticeId, ids: readonly HeldId[]) {
  return tx
    .selectFrom('held_update')
    .select(['id', 'document_id as documentId'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}

/** When each member last read a process note. For its author alone: the caller has looked. */
export async function lastReadsOf(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<Map<MemberId, Millis>> {
  const rows = await db
    .selectFrom('process_audit_entry')
    .select((select) => ['member_id as memberId', select.fn.max('at').as('at')])
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('action', '=', 'note.read')
    .groupBy('member_id')
    .execute()
  return new Map(rows.flatMap(({ memberId, at }) => (memberId === null ? [] : [[memberId, Number(at)] as const])))
}
