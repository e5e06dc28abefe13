import type { DocumentId, HeldId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Database, Reader, Tx } from '../database.ts'
import { inStatements, own } from '../statements.ts'
import type { DocumentKind } from '../tables/documents.ts'
import type { Millis } from '../tables/millis.ts'

/** A document's text as stored: the newest snapshot, and the log behind it in order. */
export interface StoredDocument {
  kind: DocumentKind
  head: number
  locked: boolean
  fence: number
  schemaVersion: number
  snapshot: Uint8Array | null
  log: Uint8Array[]
}

/** Whose words a Yjs client id writes. `memberId` is null for the server itself. */
export interface DocumentAuthor {
  clientId: number
  memberId: MemberId | null
  heldId: HeldId | null
}

export interface Head {
  id: DocumentId
  head: number
  locked: boolean
  fence: number
}

/** Begins a document with its first row of the log, written by the server’s own client id. */
export async function insertDocument(
  tx: Tx,
  practiceId: PracticeId,
  document: {
    id: DocumentId
    kind: DocumentKind
    schemaVersion: number
    bytes: Uint8Array
    systemClientId: number
    at: Millis
  },
): Promise<void> {
  await tx
    .insertInto('document')
    .values({
      id: document.id,
      practice_id: practiceId,
      kind: document.kind,
      head: 1,
      locked: 0,
      fence: 0,
      schema_version: document.schemaVersion,
      updated_at: document.at,
    })
    .execute()
  await tx
    .insertInto('document_snapshot')
    .values({ practice_id: practiceId, document_id: document.id, seq: 1, bytes: document.bytes })
    .execute()
  await insertAuthors(tx, practiceId, document.id, [
    { clientId: document.systemClientId, memberId: null, heldId: null },
  ])
}

/**
 * Reads snapshot and log as of one moment, whatever is committed or trimmed meanwhile. In a transaction that has taken the
 * document, `{ read: tx }` is its database.
 */
export async function loadDocument(
  database: Pick<Database, 'read'>,
  practiceId: PracticeId,
  id: DocumentId,
): Promise<StoredDocument | undefined> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const first = await findHead(database.read, practiceId, id)
    if (!first) return undefined
    const snapshot = await database.read
      .selectFrom('document_snapshot')
      .select(['seq', 'bytes'])
      .where('practice_id', '=', practiceId)
      .where('document_id', '=', id)
      .executeTakeFirst()
    const after = snapshot?.seq ?? 0
    const rows = await database.read
      .selectFrom('document_update')
      .select(['seq', 'bytes'])
      .where('practice_id', '=', practiceId)
      .where('document_id', '=', id)
      .where('seq', '>', after)
      .where('seq', '<=', first.head)
      .orderBy('seq')
      .execute()
    // A compaction between the reads may have trimmed rows that the older snapshot does not hold: read again then.
    if (after > first.head || rows.length !== first.head - after) continue
    return {
      kind: first.kind,
      head: first.head,
      locked: first.locked,
      fence: first.fence,
      schemaVersion: first.schemaVersion,
      snapshot: snapshot ? own(snapshot.bytes) : null,
      log: rows.map((row) => own(row.bytes)),
    }
  }
  throw new Error('The log of a document does not fit its head.')
}

async function findHead(db: Reader, practiceId: PracticeId, id: DocumentId) {
  const row = await db
    .selectFrom('document')
    .select(['kind', 'head', 'locked', 'fence', 'schema_version as schemaVersion'])
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, locked: row.locked === 1 }
}

/** Takes the documents for this transaction, in the order of their ids, and says where each stands. */
export async function lockHeads(
  tx: Tx,
  dialect: Database['dialect'],
  practiceId: PracticeId,
  ids: readonly DocumentId[],
): Promise<Head[]> {
  let query = tx
    .selectFrom('document')
    .select(['id', 'head', 'locked', 'fence'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .orderBy('id')
  if (dialect === 'postgres') query = query.forUpdate()
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, locked: row.locked === 1 }))
}

/** Takes one document for this transaction, on either database, and says where it stands. Rejects where it is not there. */
export async function takeDocument(tx: Tx, practiceId: PracticeId, id: DocumentId): Promise<number> {
  const { head } = await tx
    .updateTable('document')
    .set(({ ref }) => ({ head: ref('head') }))
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .returning('head')
    .executeTakeFirstOrThrow()
  return head
}

/** Appends one row of the log to each document, whose head rises by one. The documents are taken by `lockHeads`. */
export async function appendToLogs(
  tx: Tx,
  practiceId: PracticeId,
  rows: readonly { id: DocumentId; seq: number; bytes: Uint8Array; writers?: readonly MemberId[] }[],
  at: Millis,
): Promise<void> {
  await tx
    .insertInto('document_update')
    .values(
      rows.map(({ id, seq, bytes, writers = [] }) => ({
        practice_id: practiceId,
        document_id: id,
        seq,
        bytes,
        written_by: writers.length === 0 ? null : writers.join(' '),
      })),
    )
    .execute()
  await tx
    .updateTable('document')
    .set((set) => ({ head: set('head', '+', 1), updated_at: at }))
    .where('practice_id', '=', practiceId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
}

/** Puts a snapshot that holds the log up to `seq` in its place, and trims that part of the log. */
export async function replaceSnapshot(
  tx: Tx,
  practiceId: PracticeId,
  id: DocumentId,
  snapshot: { seq: number; bytes: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('document_snapshot')
    .values({ practice_id: practiceId, document_id: id, seq: snapshot.seq, bytes: snapshot.bytes })
    .onConflict((conflict) =>
      conflict
        .column('document_id')
        .doUpdateSet({ seq: snapshot.seq, bytes: snapshot.bytes })
        .where('document_snapshot.practice_id', '=', practiceId)
        .where('document_snapshot.seq', '<', snapshot.seq),
    )
    .execute()
  await tx
    .deleteFrom('document_update')
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', id)
    .where('seq', '<=', snapshot.seq)
    .execute()
}

/** Remembers whose client ids are. One that belongs to somebody already makes the transaction fail. */
export async function insertAuthors(
  tx: Tx,
  practiceId: PracticeId,
  documentId: DocumentId,
  authors: readonly DocumentAuthor[],
): Promise<void> {
  for (const some of inStatements(authors)) {
    await tx
      .insertInto('document_author')
      .values(
        some.map(({ clientId, memberId, heldId }) => ({
          practice_id: practiceId,
          document_id: documentId,
          client_id: clientId,
          member_id: memberId,
          held_id: heldId,
        })),
      )
      .execute()
  }
}

/** Notes for client ids, known or new, where their further words are held. */
export async function closeAuthors(
  tx: Tx,
  practiceId: PracticeId,
  documentId: DocumentId,
  clientIds: readonly number[],
  member: { memberId: MemberId; heldId: HeldId },
): Promise<void> {
  for (const some of inStatements(clientIds)) {
    await tx
      .insertInto('document_author')
      .values(
        some.map((clientId) => ({
          practice_id: practiceId,
          document_id: documentId,
          client_id: clientId,
          member_id: member.memberId,
          held_id: member.heldId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['document_id', 'client_id'])
          .doUpdateSet({ held_id: member.heldId })
          .where('document_author.practice_id', '=', practiceId),
      )
      .execute()
  }
}

/** Whose each client id of a document is, and where the words of a closed one are held. */
export async function listAuthors(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
): Promise<DocumentAuthor[]> {
  return db
    .selectFrom('document_author')
    .select(['client_id as clientId', 'member_id as memberId', 'held_id as heldId'])
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', documentId)
    .execute()
}

/** Locks or unlocks a document. Whoever writes in it at this moment is asked again before the next commit. */
export async function setLocked(tx: Tx, practiceId: PracticeId, id: DocumentId, locked: boolean): Promise<void> {
  await tx
    .updateTable('document')
    .set((set) => ({ locked: locked ? 1 : 0, fence: set('fence', '+', 1) }))
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}
