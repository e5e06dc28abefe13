import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import type { Template } from '../../shared/api/templates.ts'
import { heldOfTemplateQuery, useSettleHeldOfTemplate } from '../api/templates.ts'
import { useHeldWords } from '../note/useHeldWords.ts'
import type { OpenNote } from '../sync/openNote.ts'

/** The viewer's words that a template did not take in, and what they can do with them. */
export function useTemplateHeld({ id, abilities, documentId }: Template, open: OpenNote | null, editor: Editor | null) {
  const { mutateAsync: settle } = useSettleHeldOfTemplate(id)
  // What comes with the program was never written in.
  const found = useQuery({ ...heldOfTemplateQuery(id), enabled: documentId !== null })
  return useHeldWords({ ...found, settle, mayWrite: abilities.edit }, open, editor)
}
