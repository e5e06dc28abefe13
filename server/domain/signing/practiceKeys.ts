import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
  verify,
} from 'node:crypto'
import { type PracticeId, PracticeKeyId } from '../../../shared/ids.ts'
import type { Log } from '../../log.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { takePractice } from '../../storage/repos/people.ts'
import { insertKey, listKeys, type PracticeKeyRow } from '../../storage/repos/seals.ts'

/** What a practice seals with at this moment. */
export interface SealingKey {
  id: PracticeKeyId
  /** Ed25519 (RFC 8032) over the text's bytes in UTF-8, in base64url. */
  seal(statement: string): string
}

export interface PracticeKeys {
  /** The practice's newest key that this server can use; made where there is none. Ask before a transaction begins. */
  of(practiceId: PracticeId): Promise<SealingKey>
  /** The same within a transaction, for whoever writes a practice as a whole. */
  inTransaction(tx: Tx, practiceId: PracticeId): Promise<SealingKey>
}

/**
 * Keys of practices, wrapped by a secret that lies outside the database (AES-256-GCM). Where the secret is another than the
 * one that a key was wrapped by, after a move without the file for example, a new key is made; what the old one sealed can
 * still be checked.
 */
export function practiceKeys({ database, clock, log }: KeyServices, secret: Buffer): PracticeKeys {
  const usable = (rows: readonly PracticeKeyRow[]): SealingKey | undefined => {
    for (const row of rows) {
      const key = unwrap(secret, row)
      if (key) return sealingKey(row.id, key)
    }
    return undefined
  }
  const inTransaction = async (tx: Tx, practiceId: PracticeId): Promise<SealingKey> => {
    await takePractice(tx, practiceId)
    const rows = await listKeys(tx, practiceId)
    const known = usable(rows)
    if (known) return known
    if (rows.length > 0) log.warn({ practice: practiceId }, 'the secret of the seals is another: a new key is made')
    const made = newKey(secret, clock())
    await insertKey(tx, practiceId, made.row)
    return sealingKey(made.row.id, made.key)
  }
  return {
    async of(practiceId) {
      const known = usable(await listKeys(database.read, practiceId))
      return known ?? database.write((tx) => inTransaction(tx, practiceId))
    },
    inTransaction,
  }
}

interface KeyServices {
  database: Database
  clock: () => number
  log: Log
}

const sealingKey = (id: PracticeKeyId, key: KeyObject): SealingKey => ({
  id,
  seal: (statement) => sign(null, Buffer.from(statement), key).toString('base64url'),
})

/** Whether a seal is the key's over exactly this statement. */
export function isSealOf(publicKey: string, statement: string, seal: string): boolean {
  const bytes = Buffer.from(seal, 'base64url')
  if (bytes.toString('base64url') !== seal) return false
  // What lies in the database may have been changed there: no key at all seals nothing.
  if (Buffer.from(publicKey, 'base64url').length !== 32) return false
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(statement), key, bytes)
}

function newKey(secret: Buffer, at: number): { row: PracticeKeyRow; key: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const id = PracticeKeyId.parse(randomUUID())
  const { x } = publicKey.export({ format: 'jwk' })
  if (x === undefined) throw new Error('An Ed25519 key without its public part.')
  const wrappedKey = wrap(secret, id, privateKey.export({ format: 'der', type: 'pkcs8' }))
  return { row: { id, publicKey: x, wrappedKey, createdAt: at }, key: privateKey }
}

const ivBytes = 12
const tagBytes = 16

function wrap(secret: Buffer, id: PracticeKeyId, key: Buffer): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Undefined where another secret wrapped it. */
function unwrap(secret: Buffer, { id, wrappedKey }: PracticeKeyRow): KeyObject | undefined {
  const bytes = Buffer.from(wrappedKey, 'base64url')
  const iv = bytes.subarray(0, ivBytes)
  const tag = bytes.subarray(ivBytes, ivBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', secret, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(id)).setAuthTag(tag)
  try {
    const key = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  } catch {
    return undefined
  }
}
