import type * as Y from 'yjs'
import { readNote } from '../../../shared/note/read.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'

/**
 * SHA-256 of the text that is on the screen, in hexadecimal: what is signed is then exactly that, or the server says that it
 * changed. Undefined where the browser counts none, on a page that did not come over a safe connection.
 */
export async function textHashOf(document: Y.Doc): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined
  const bytes = new TextEncoder().encode(canonicalJson(readNote(document)))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
