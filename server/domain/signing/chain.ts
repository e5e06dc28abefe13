import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'
import type { MarkStatement, SealStatement, SignatureStatement } from '../../../shared/seal/sealedNote.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { listCredentials } from '../../storage/repos/credentials.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { findPractice } from '../../storage/repos/people.ts'
import { insertSeal, newestSeal, takeChain } from '../../storage/repos/seals.ts'
import type { Actor } from '../services.ts'
import type { SealingKey } from './practiceKeys.ts'

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What the next link names of a link: both of its parts, so that neither can be another. */
export const hashOfSeal = ({ statement, seal }: { statement: string; seal: string }): string =>
  sha256(`${statement}\n${seal}`)

/** What a statement says beside where it stands in the chain. */
type OwnWords<Statement> = Omit<Statement, 'format' | 'practice' | 'number' | 'previous' | 'noteId' | 'at' | 'signer'>

/**
 * Adds a link to the practice's chain of seals, by the actor and about the note. Nobody else adds one until the transaction
 * ends. The document is to be taken first wherever it is taken too, so that no two transactions wait for each other.
 */
export async function addToChain(
  tx: Tx,
  {
    dialect,
    key,
    actor,
    note,
    at,
  }: { dialect: Database['dialect']; key: SealingKey; actor: Actor; note: NoteOfMember; at: number },
  words: OwnWords<SignatureStatement> | OwnWords<MarkStatement>,
): Promise<void> {
  const { practiceId } = actor
  await takeChain(tx, dialect, practiceId)
  const [practice, before, credentials] = [
    await findPractice(tx, practiceId),
    await newestSeal(tx, practiceId),
    await listCredentials(tx, practiceId, actor.memberId),
  ]
  if (!practice) throw new Error('A practice that seals is not there.')
  const statement: SealStatement = {
    format: 'throughline-seal/1',
    practice,
    number: (before?.number ?? 0) + 1,
    previous: before?.hash ?? null,
    noteId: note.id,
    at: new Date(at).toISOString(),
    signer: {
      id: actor.memberId,
      name: actor.name,
      careRole: note.careRole,
      credentials: credentials.map(({ title, number, state, expiresOn }) => ({ title, number, state, expiresOn })),
    },
    ...words,
  }
  const text = canonicalJson(statement)
  const seal = key.seal(text)
  const hash = hashOfSeal({ statement: text, seal })
  await insertSeal(tx, practiceId, {
    number: statement.number,
    noteId: note.id,
    statement: text,
    seal,
    hash,
    keyId: key.id,
  })
}
