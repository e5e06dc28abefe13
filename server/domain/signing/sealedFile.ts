import { DomainError } from '../../../shared/errors/catalogue.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'
import { type SealedFile, sealedFileFormat } from '../../../shared/seal/sealedFile.ts'
import { SealStatement } from '../../../shared/seal/sealedNote.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { findPractice } from '../../storage/repos/people.ts'
import { findContent, listKeys, listSealsOf } from '../../storage/repos/seals.ts'
import type { Actor, Services } from '../services.ts'
import { sha256 } from './chain.ts'

/**
 * A signed note as a file that anybody can check without this server: what was signed, every seal of the note, the practice's
 * public keys, and a seal of the practice over all of that. In canonical JSON, so that any changed byte is found. `not_signed`
 * where nobody has signed the note; `seal_broken` where what was signed is not stored any more.
 */
export async function sealedNote(services: Services, actor: Actor, note: NoteOfMember): Promise<string> {
  const { read } = services.database
  const { practiceId } = actor
  const rows = await listSealsOf(read, practiceId, note.id)
  const statements = rows.map(({ statement }) => SealStatement.parse(JSON.parse(statement)))
  const hashes = new Set(statements.flatMap((one) => (one.kind === 'signature' ? [one.content] : [])))
  if (hashes.size === 0) throw new DomainError('not_signed')
  const contents: string[] = []
  for (const hash of hashes) {
    const content = await findContent(read, practiceId, note.id, hash)
    if (content === undefined || sha256(content) !== hash) throw new DomainError('seal_broken')
    contents.push(content)
  }
  const key = await services.practiceKeys.of(practiceId)
  const practice = await findPractice(read, practiceId)
  if (!practice) throw new DomainError('not_found')
  const named = new Set([...rows.map(({ keyId }) => keyId), key.id])
  const keys = (await listKeys(read, practiceId)).filter(({ id }) => named.has(id))
  const file: Omit<SealedFile, 'outer'> = {
    format: sealedFileFormat,
    practice,
    noteId: note.id,
    exportedAt: new Date(services.clock()).toISOString(),
    contents,
    seals: rows.map(({ statement, seal, keyId }) => ({ statement, seal, keyId })),
    keys: keys.map(({ id, publicKey, createdAt }) => ({
      id,
      publicKey,
      since: new Date(createdAt).toISOString(),
    })),
  }
  const outer = { keyId: key.id, seal: key.seal(sha256(canonicalJson(file))) }
  return canonicalJson({ ...file, outer } satisfies SealedFile)
}
