import { createHash } from 'node:crypto'
import type { PracticeKey } from '../../../shared/api/keys.ts'
import { listKeys } from '../../storage/repos/seals.ts'
import type { Actor, Services } from '../services.ts'

/** The public keys of the actor's practice, the newest first. They are no secret: the practice publishes them. */
export async function keysForActor({ database }: Pick<Services, 'database'>, actor: Actor): Promise<PracticeKey[]> {
  const keys = await listKeys(database.read, actor.practiceId)
  return keys.map(({ id, publicKey, createdAt }) => ({
    id,
    publicKey,
    fingerprint: createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex'),
    since: new Date(createdAt).toISOString(),
  }))
}
