import { z } from 'zod'
import { DocumentId, type MemberId, NoteId } from '../../shared/ids.ts'

/** Which note kept words belong to, and when they were last written. */
export const Label = z.object({
  noteId: NoteId,
  documentId: DocumentId,
  schemaVersion: z.number(),
  title: z.string(),
  at: z.number(),
})
export type Label = z.infer<typeof Label>

/** The lock that a page holds as long as it lives, so that no other page takes its words for abandoned ones. */
export const lockOf = (recordId: string): string => `throughline.kept.${recordId}`

/** What sealed words are about: they open for this member, document and version of the note's schema alone. */
export const aboutWords = (
  memberId: MemberId,
  { documentId, schemaVersion }: Pick<Label, 'documentId' | 'schemaVersion'>,
): string => `words ${memberId} ${documentId} ${schemaVersion}`

export const aboutLabel = (memberId: MemberId, recordId: string): string => `label ${memberId} ${recordId}`
