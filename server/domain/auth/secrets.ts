import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits that can travel in a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. A thief of the database cannot turn it back. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex')
