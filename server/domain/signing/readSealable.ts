import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { PracticeId } from '../../../shared/ids.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'
import { canonicalNote, type NoteContent, type SignatureStatement } from '../../../shared/seal/sealedNote.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { type Contributor, contributorsTo } from '../history/contributors.ts'
import { readText } from '../history/versionText.ts'
import { versionOf } from '../notes/versionOf.ts'
import type { Actor, Services } from '../services.ts'
import { versionOfNote } from '../templates/versionOfNote.ts'
import { sha256 } from './chain.ts'
import { prescribersSections } from './prescribersSections.ts'

/** A note's text at one version, with all that is signed of it. */
export interface Sealable {
  head: number
  text: NoteNode
  /** SHA-256 of the canonical text alone: whoever has it on screen can say whether it is the same. */
  textHash: string
  /** The canonical note, and its hash. */
  content: string
  hash: string
  /** The sections with words or cells that the prescriber has to answer for. */
  prescribersSections: { id: string; title: string }[]
  contributors: SignatureStatement['contributors']
}

/** Reads a note as it is on disk at exactly this version; `note_changed` where it is at another. */
export async function readSealable(
  services: Services,
  actor: Actor,
  note: NoteOfMember,
  version: string,
): Promise<Sealable> {
  const { database } = services
  const read = await readText(database, actor.practiceId, note.documentId)
  if (!read) throw new DomainError('not_found')
  const { head, plain: text } = read
  if (versionOf({ head, occurredOn: note.occurredOn }) !== version) throw new DomainError('note_changed')
  const content = canonicalNote(contentOf(actor.practiceId, note, text))
  return {
    head,
    text,
    textHash: sha256(canonicalJson(text)),
    content,
    hash: sha256(content),
    prescribersSections: prescribersSections(text, await versionOfNote(database.read, actor.practiceId, note)),
    contributors: sealedContributors(await contributorsTo(database.read, actor.practiceId, read.text)),
  }
}

/** Whose words the text holds, as a signature states it. */
export const sealedContributors = (contributors: readonly Contributor[]): SignatureStatement['contributors'] =>
  contributors.map(({ member: { id, name }, words }) => ({ id, name, words }))

/** All that is signed of a note with this text. */
export const contentOf = (practiceId: PracticeId, note: NoteOfMember, text: NoteNode): NoteContent => ({
  format: 'throughline-note/1',
  practiceId,
  caseId: note.caseId,
  caseCode: note.caseCode,
  noteId: note.id,
  title: note.title,
  phase: note.phase,
  template: { id: note.templateId, version: note.templateVersion },
  schemaVersion: note.schemaVersion,
  occurredOn: note.occurredOn,
  createdAt: new Date(note.createdAt).toISOString(),
  author: { id: note.authorId, name: note.authorName },
  amends: note.amendsId && note.amendsKind ? { noteId: note.amendsId, kind: note.amendsKind } : null,
  text,
})
