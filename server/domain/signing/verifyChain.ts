import type { PracticeId } from '../../../shared/ids.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'
import { SealStatement, voidsSignatures } from '../../../shared/seal/sealedNote.ts'
import type { Database } from '../../storage/database.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { findDocumentOfNote } from '../../storage/repos/notes.ts'
import { findContent, listKeys, listSealsFrom, type SealRow } from '../../storage/repos/seals.ts'
import { hashOfSeal, sha256 } from './chain.ts'
import { isSealOf } from './practiceKeys.ts'

/** What was found of a practice's chain: how many seals fit, and the first that does not. */
export interface ChainFound {
  seals: number
  /** The number of the first bad seal, and what is wrong with it. */
  bad: { number: number; why: string } | null
}

const atATime = 200

/**
 * Walks a practice's chain of seals from its first: numbers without gaps, each naming the one before it, each sealed by a key
 * of the practice, what was signed stored as it was signed; and of every note whose signatures stand, its text on disk.
 */
export async function verifyChain(database: Database, practiceId: PracticeId): Promise<ChainFound> {
  const keys = new Map((await listKeys(database.read, practiceId)).map(({ id, publicKey }) => [id, publicKey]))
  /** By note: the signature that has to fit its text now. */
  const standing = new Map<SealRow['noteId'], { number: number; content: string }>()
  let before: SealRow | null = null
  for (;;) {
    const rows: SealRow[] = await listSealsFrom(database.read, practiceId, (before?.number ?? 0) + 1, atATime)
    for (const row of rows) {
      const why = await faultOf(database, practiceId, row, before, keys, standing)
      if (why !== null) return { seals: before?.number ?? 0, bad: { number: row.number, why } }
      before = row
    }
    if (rows.length < atATime) break
  }
  for (const [noteId, { number, content }] of standing) {
    // A text that cannot even be read is not the one signed; why it cannot is said as well.
    const why = await isTextAsSigned(database, practiceId, noteId, content).then(
      (fits) => (fits ? null : `the text of note ${noteId} is not the one signed`),
      (error: unknown) => `the text of note ${noteId} is not the one signed, and cannot be read (${String(error)})`,
    )
    if (why !== null) return { seals: before?.number ?? 0, bad: { number, why } }
  }
  return { seals: before?.number ?? 0, bad: null }
}

async function faultOf(
  database: Database,
  practiceId: PracticeId,
  row: SealRow,
  before: SealRow | null,
  keys: ReadonlyMap<string, string>,
  standing: Map<SealRow['noteId'], { number: number; content: string }>,
): Promise<string | null> {
  const expected = (before?.number ?? 0) + 1
  if (row.number !== expected) return `number ${expected} is missing before it`
  const publicKey = keys.get(row.keyId)
  if (publicKey === undefined) return 'its key is missing'
  if (!isSealOf(publicKey, row.statement, row.seal)) return 'its seal does not hold'
  if (hashOfSeal(row) !== row.hash) return 'its hash is another'
  const read = SealStatement.safeParse(JSON.parse(row.statement))
  if (!read.success) return 'its statement cannot be read'
  const statement = read.data
  if (statement.number !== row.number || statement.noteId !== row.noteId || statement.practice.id !== practiceId)
    return 'it stands in another place than it says'
  if (statement.previous !== (before?.hash ?? null)) return 'it does not name the one before it'
  if (voidsSignatures(statement)) standing.delete(row.noteId)
  if (statement.kind !== 'signature') return null
  const content = await findContent(database.read, practiceId, row.noteId, statement.content)
  if (content === undefined || sha256(content) !== statement.content) return 'what it signs is not stored unchanged'
  standing.set(row.noteId, { number: row.number, content: statement.content })
  return null
}

async function isTextAsSigned(
  database: Database,
  practiceId: PracticeId,
  noteId: SealRow['noteId'],
  hash: string,
): Promise<boolean> {
  const documentId = await findDocumentOfNote(database.read, practiceId, noteId)
  const stored = documentId === undefined ? undefined : await loadDocument(database, practiceId, documentId)
  const content = await findContent(database.read, practiceId, noteId, hash)
  if (!stored || content === undefined) return false
  const signed: unknown = JSON.parse(content)
  const text = typeof signed === 'object' && signed !== null && 'text' in signed ? signed.text : null
  return canonicalJson(text) === canonicalJson(readUpdates(piecesOf(stored)))
}
