import { randomUUID } from 'node:crypto'
import { isPassing, type VersionReason } from '../../../shared/history/reasons.ts'
import { givesWay } from '../../../shared/history/thinning.ts'
import { type DocumentId, type MemberId, type NoteId, type PracticeId, VersionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { packText } from '../../storage/packedText.ts'
import { takeDocument } from '../../storage/repos/documents.ts'
import { listSeenVersions } from '../../storage/repos/seen.ts'
import {
  deleteVersions,
  findLastVersion,
  insertVersion,
  listVersions,
  setVersionReason,
  setWriters,
} from '../../storage/repos/versions.ts'
import { listWritersAfter } from '../../storage/repos/writers.ts'
import { readText, type TextAtHead } from './versionText.ts'

export interface VersionToKeep {
  noteId: NoteId
  documentId: DocumentId
  reason: VersionReason
  /** Who did what the reason says; null for a pause. */
  by: MemberId | null
  at: number
  /** Of what was restored: the version whose text came back. */
  ofVersionId?: VersionId
  /** The text, where the caller has read it already. For an act it counts only as long as the document is at its head. */
  text?: TextAtHead
}

export interface KeptVersion {
  id: VersionId
  number: number
  head: number
}

/**
 * Keeps a note as it stands in this transaction as a version: for every act that changes its state, and for pauses. The text is
 * read here, so that the version is exactly what the act is about; nobody can write in it until the transaction ends. Where
 * the newest version has the same text already and was kept in passing, it becomes the act's.
 */
export async function keepVersion(tx: Tx, practiceId: PracticeId, version: VersionToKeep): Promise<KeptVersion> {
  const { noteId, documentId, reason, by, at } = version
  const ofVersionId = version.ofVersionId ?? null
  const headNow = await takeDocument(tx, practiceId, documentId)
  // A pause is what was read of it; an act is about what stands here at this moment.
  const head = isPassing(reason) ? (version.text?.head ?? headNow) : headNow
  const last = await findLastVersion(tx, practiceId, noteId)
  if (last && last.head >= head) {
    if (isPassing(reason) || (isBefore(reason) && !isPassing(last.reason))) return last
    if (isPassing(last.reason)) {
      await setVersionReason(tx, practiceId, last.id, { reason, memberId: by, ofVersionId, at })
      return last
    }
  }
  const read = version.text?.head === head ? version.text : await readText({ read: tx }, practiceId, documentId)
  if (!read) throw new Error('The document of a note is gone.')
  const writers = await listWritersAfter(tx, practiceId, documentId, last?.head ?? 0)
  const id = VersionId.parse(randomUUID())
  const number = (last?.number ?? 0) + 1
  await insertVersion(tx, practiceId, noteId, {
    id,
    number,
    head,
    at,
    reason,
    memberId: by,
    ofVersionId,
    writers: [...writers].sort(),
    schemaVersion: read.schemaVersion,
    bytes: packText(read.text),
  })
  if (isPassing(reason)) await thin(tx, practiceId, noteId, at)
  return { id, number, head }
}

/** Kept of what an edit takes away: where the same text stands in a version that stays, that one will do. */
const isBefore = (reason: VersionReason): boolean => reason === 'before_restore' || reason === 'before_move'

/** Lets versions that were kept in passing go as they grow old. Who wrote in between stands in the next one that is kept. */
async function thin(tx: Tx, practiceId: PracticeId, noteId: NoteId, now: number): Promise<void> {
  const versions = await listVersions(tx, practiceId, noteId)
  const needed = await listSeenVersions(tx, practiceId, noteId)
  for (const { ofVersionId } of versions) if (ofVersionId) needed.add(ofVersionId)
  const gone = givesWay(versions, now, (id) => needed.has(id))
  if (gone.size === 0) return
  let writers = new Set<MemberId>()
  for (const version of versions) {
    if (gone.has(version.id)) {
      for (const member of version.writers) writers.add(member)
    } else if (writers.size > 0) {
      for (const member of version.writers) writers.add(member)
      await setWriters(tx, practiceId, version.id, [...writers].sort())
      writers = new Set()
    }
  }
  await deleteVersions(tx, practiceId, [...gone])
}
