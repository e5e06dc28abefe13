import type { VersionReason } from '../../../shared/history/reasons.ts'
import type { DocumentId, MemberId, NoteId, PracticeId, VersionId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements, own } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

/** A version without its text. */
export interface VersionRow {
  id: VersionId
  number: number
  head: number
  at: Millis
  reason: VersionReason
  memberId: MemberId | null
  ofVersionId: VersionId | null
  writers: MemberId[]
}

export interface StoredVersion extends VersionRow {
  schemaVersion: number
  bytes: Uint8Array
}

const columns = ['id', 'number', 'head', 'at', 'reason', 'member_id', 'of_version_id', 'writers'] as const

function rowOf(row: {
  id: VersionId
  number: number
  head: number
  at: Millis
  reason: VersionReason
  member_id: MemberId | null
  of_version_id: VersionId | null
  writers: string
}): VersionRow {
  const { id, number, head, at, reason } = row
  const writers = row.writers === '' ? [] : (row.writers.split(' ') as MemberId[])
  return { id, number, head, at, reason, memberId: row.member_id, ofVersionId: row.of_version_id, writers }
}

/** All versions of a note, oldest first. */
export async function listVersions(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('note_version')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .orderBy('number')
    .execute()
  return rows.map(rowOf)
}

/** The newest version of a note; undefined while it has none. */
export async function findLastVersion(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<VersionRow | undefined> {
  const row = await db
    .selectFrom('note_version')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && rowOf(row)
}

/** A version with its text; undefined where the note has none of this id. */
export async function findVersion(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  id: VersionId,
): Promise<StoredVersion | undefined> {
  const row = await db
    .selectFrom('note_version')
    .select([...columns, 'schema_version as schemaVersion', 'bytes'])
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...rowOf(row), schemaVersion: row.schemaVersion, bytes: own(row.bytes) }
}

export async function insertVersion(
  tx: Tx,
  practiceId: PracticeId,
  noteId: NoteId,
  version: StoredVersion,
): Promise<void> {
  await tx
    .insertInto('note_version')
    .values({
      id: version.id,
      practice_id: practiceId,
      note_id: noteId,
      number: version.number,
      head: version.head,
      at: version.at,
      reason: version.reason,
      member_id: version.memberId,
      of_version_id: version.ofVersionId,
      writers: version.writers.join(' '),
      schema_version: version.schemaVersion,
      bytes: version.bytes,
    })
    .execute()
}

/** A version that was kept in passing becomes that of an act, with the same text. */
export async function setVersionReason(
  tx: Tx,
  practiceId: PracticeId,
  id: VersionId,
  of: Pick<VersionRow, 'reason' | 'memberId' | 'ofVersionId' | 'at'>,
): Promise<void> {
  await tx
    .updateTable('note_version')
    .set({ reason: of.reason, member_id: of.memberId, of_version_id: of.ofVersionId, at: of.at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Adds these to the writers of a version, where the one before it is taken away. */
export async function setWriters(
  tx: Tx,
  practiceId: PracticeId,
  id: VersionId,
  writers: readonly MemberId[],
): Promise<void> {
  await tx
    .updateTable('note_version')
    .set({ writers: writers.join(' ') })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

export async function deleteVersions(tx: Tx, practiceId: PracticeId, ids: readonly VersionId[]): Promise<void> {
  for (const some of inStatements(ids))
    await tx.deleteFrom('note_version').where('practice_id', '=', practiceId).where('id', 'in', some).execute()
}

/** Notes whose text moved on since their newest version, or that have none, and were not written in after `quietSince`. */
export async function listUnversioned(
  db: Reader,
  practiceId: PracticeId,
  quietSince: Millis,
  limit: number,
): Promise<{ noteId: NoteId; documentId: DocumentId }[]> {
  return db
    .selectFrom('note')
    .innerJoin('document', 'document.id', 'note.document_id')
    .select(['note.id as noteId', 'document.id as documentId'])
    .where('note.practice_id', '=', practiceId)
    .where('document.practice_id', '=', practiceId)
    .where('document.updated_at', '<=', quietSince)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('note_version')
            .select('note_version.id')
            .where('note_version.practice_id', '=', practiceId)
            .whereRef('note_version.note_id', '=', 'note.id')
            .whereRef('note_version.head', '=', 'document.head'),
        ),
      ),
    )
    .limit(limit)
    .execute()
}
