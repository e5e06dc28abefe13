import * as Y from 'yjs'
import type { BeginThread } from '../../../shared/api/comments.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import { FRAGMENT } from '../../../shared/note/schema.ts'
import type { Reader } from '../../storage/database.ts'
import { listAuthors } from '../../storage/repos/documents.ts'

/**
 * A place in a note's text as it is kept: JSON, or null for the whole note. A position has to be one, and may name only what
 * somebody wrote in this document (`invalid_request`). More is not believed of it: each page looks for the passage by itself.
 */
export async function keptAnchor(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
  anchor: BeginThread['anchor'],
): Promise<string | null> {
  if (!anchor) return null
  if ('start' in anchor) {
    const clients = new Set((await listAuthors(db, practiceId, documentId)).map(({ clientId }) => clientId))
    if (![anchor.start, anchor.end].every((position) => isPlaceIn(position, clients))) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'anchor', message: 'This is no place in the note as it is saved.' }],
      })
    }
  }
  return JSON.stringify(anchor)
}

function isPlaceIn(encoded: string, clients: ReadonlySet<number>): boolean {
  const position = positionOf(encoded)
  if (!position) return false
  const ids = [position.item, position.type].filter((id) => id !== null)
  const isOfRoot = position.tname === null || position.tname === FRAGMENT
  return isOfRoot && (ids.length > 0 || position.tname !== null) && ids.every(({ client }) => clients.has(client))
}

/** A decoded position, or null for what is none, or is followed by something else. */
function positionOf(encoded: string): Y.RelativePosition | null {
  const bytes = new Uint8Array(Buffer.from(encoded, 'base64'))
  try {
    const position = Y.decodeRelativePosition(bytes)
    const again = Y.encodeRelativePosition(position)
    return Buffer.from(again).equals(bytes) ? position : null
  } catch {
    // Whatever it was: it is answered as what does not fit.
    return null
  }
}
