import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const secretBytes = 32

/**
 * The secret that the practices' keys are wrapped by. It lies in a file beside the database and never in it, so that whoever
 * has the database alone can seal nothing. Made where there is none. Rejects with a sentence where the file holds something else.
 */
export async function openSealSecret(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    // Of two servers that begin at once, one makes it.
    await writeFile(path, `${randomBytes(secretBytes).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  if (secret.length !== secretBytes)
    throw new Error(
      `${path} does not hold the secret that seals are made with. Put the right file back, or move it away.`,
    )
  return secret
}
