import type { NoteId, PracticeId, PracticeKeyId } from '../../../shared/ids.ts'
import type { Database, Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A link of a practice's chain, as it is stored. */
export interface SealRow {
  number: number
  noteId: NoteId
  statement: string
  seal: string
  hash: string
  keyId: PracticeKeyId
}

/**
 * Takes a practice's chain for this transaction: links follow one another. It is the key's row that is held, and neither the
 * practice's nor a document's, which other acts take in an order of their own.
 */
export async function takeChain(tx: Tx, dialect: Database['dialect'], practiceId: PracticeId): Promise<void> {
  const first = tx.selectFrom('practice_key').select('id').where('practice_id', '=', practiceId).orderBy('id').limit(1)
  await (dialect === 'postgres' ? first.forUpdate() : first).execute()
}

/** The newest link of the chain, undefined before the first. The practice has to be taken, or another may come meanwhile. */
export async function newestSeal(tx: Tx, practiceId: PracticeId): Promise<SealRow | undefined> {
  return seals(tx, practiceId).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Adds a link to the chain. */
export async function insertSeal(tx: Tx, practiceId: PracticeId, row: SealRow): Promise<void> {
  await tx
    .insertInto('seal')
    .values({
      practice_id: practiceId,
      number: row.number,
      note_id: row.noteId,
      statement: row.statement,
      seal: row.seal,
      hash: row.hash,
      key_id: row.keyId,
    })
    .execute()
}

/** The seals of a note in their order. */
export async function listSealsOf(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<SealRow[]> {
  return seals(db, practiceId).where('note_id', '=', noteId).orderBy('number').execute()
}

/** Seals of a practice from this number on, in their order, so many at most. */
export async function listSealsFrom(
  db: Reader,
  practiceId: PracticeId,
  first: number,
  most: number,
): Promise<SealRow[]> {
  return seals(db, practiceId).where('number', '>=', first).orderBy('number').limit(most).execute()
}

/** Keeps what was signed under its hash; the same content is kept once. */
export async function keepContent(
  tx: Tx,
  practiceId: PracticeId,
  noteId: NoteId,
  { hash, content }: { hash: string; content: string },
): Promise<void> {
  await tx
    .insertInto('sealed_content')
    .values({ practice_id: practiceId, note_id: noteId, hash, content })
    .onConflict((conflict) => conflict.columns(['note_id', 'hash']).doNothing())
    .execute()
}

/** What was signed under this hash, undefined where nothing was. */
export async function findContent(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  hash: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('sealed_content')
    .select('content')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.content
}

/** A key of a practice as it is stored. */
export interface PracticeKeyRow {
  id: PracticeKeyId
  publicKey: string
  wrappedKey: string
  createdAt: Millis
}

/** The keys of a practice, the newest first. */
export async function listKeys(db: Reader, practiceId: PracticeId): Promise<PracticeKeyRow[]> {
  return db
    .selectFrom('practice_key')
    .select(['id', 'public_key as publicKey', 'wrapped_key as wrappedKey', 'created_at as createdAt'])
    .where('practice_id', '=', practiceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Adds a key to a practice. Keys are never changed or removed: old seals are checked with them. */
export async function insertKey(tx: Tx, practiceId: PracticeId, row: PracticeKeyRow): Promise<void> {
  await tx
    .insertInto('practice_key')
    .values({
      id: row.id,
      practice_id: practiceId,
      public_key: row.publicKey,
      wrapped_key: row.wrappedKey,
      created_at: row.createdAt,
    })
    .execute()
}

const seals = (db: Reader, practiceId: PracticeId) =>
  db
    .selectFrom('seal')
    .select(['number', 'note_id as noteId', 'statement', 'seal', 'hash', 'key_id as keyId'])
    .where('practice_id', '=', practiceId)
