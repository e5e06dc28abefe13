import { digest } from 'lib0/hash/sha256'
import type * as Y from 'yjs'
import { readNote } from '../../../shared/note/read.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'

/**
 * SHA-256 of the text that is on the screen, in hexadecimal: what is signed is then exactly that, or the server says that it
 * changed. It is counted here and not by `crypto.subtle`, which a browser withholds from a page that came over plain HTTP.
 */
export function textHashOf(document: Y.Doc): string {
  const bytes = digest(new TextEncoder().encode(canonicalJson(readNote(document))))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
