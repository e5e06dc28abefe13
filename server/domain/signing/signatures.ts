import type { NoteId, PracticeId } from '../../../shared/ids.ts'
import {
  type MarkStatement,
  SealStatement,
  type SignatureStatement,
  voidsSignatures,
} from '../../../shared/seal/sealedNote.ts'
import type { Reader } from '../../storage/database.ts'
import { findContent, listKeys, listSealsOf, type SealRow } from '../../storage/repos/seals.ts'
import { recordAudit } from '../audit/record.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { hashOfSeal, sha256 } from './chain.ts'
import { isSealOf } from './practiceKeys.ts'

/** A signature with what became of it. */
export interface Signature {
  statement: SignatureStatement
  row: SealRow
  publicKey: string
  /** Why it counts no more; null where it stands. */
  voided: MarkStatement | null
  /** The seal is the practice's key's over exactly this statement, and the content that was signed is stored unchanged. */
  intact: boolean
}

/** The seals of a note in their order, read. */
async function sealsOf(db: Reader, practiceId: PracticeId, noteId: NoteId) {
  const rows = await listSealsOf(db, practiceId, noteId)
  return rows.map((row) => ({ row, statement: SealStatement.parse(JSON.parse(row.statement)) }))
}

/** The signatures that count for the text as it stands, in their order. */
export async function signaturesThatStand(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<SignatureStatement[]> {
  const statements = (await sealsOf(db, practiceId, noteId)).map(({ statement }) => statement)
  const since = statements.findLastIndex(voidsSignatures)
  return statements.slice(since + 1).filter((statement) => statement.kind === 'signature')
}

/** All signatures of a note that the actor may read, those that count no more among them, each looked at anew. */
export async function signaturesOf(services: Services, actor: Actor, noteId: NoteId): Promise<Signature[]> {
  const { read } = services.database
  await requireNote(read, actor, services.clock(), noteId, 'read')
  const entry = { action: 'signatures.read', by: actor, subject: { kind: 'note', id: noteId } } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  return checkedSignatures(services, actor.practiceId, noteId)
}

/** The same for an act that asked for the right to the note, and records itself. */
export async function checkedSignatures(
  { database: { read } }: Pick<Services, 'database'>,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<Signature[]> {
  const seals = await sealsOf(read, practiceId, noteId)
  const keys = new Map((await listKeys(read, practiceId)).map(({ id, publicKey }) => [id, publicKey]))
  const contents = new Map<string, boolean>()
  for (const { statement } of seals) {
    if (statement.kind !== 'signature' || contents.has(statement.content)) continue
    const content = await findContent(read, practiceId, noteId, statement.content)
    contents.set(statement.content, content !== undefined && sha256(content) === statement.content)
  }
  return seals.flatMap(({ row, statement }, index) => {
    if (statement.kind !== 'signature') return []
    const publicKey = keys.get(row.keyId) ?? ''
    const later = seals.slice(index + 1).map((one) => one.statement)
    const sealHolds = isSealOf(publicKey, row.statement, row.seal) && hashOfSeal(row) === row.hash
    const intact = sealHolds && contents.get(statement.content) === true
    return [{ statement, row, publicKey, voided: later.find(voidsSignatures) ?? null, intact }]
  })
}
