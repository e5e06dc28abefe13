import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useNavigate } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { heldQuery, useSettleHeld } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { useAmend } from '../api/review.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { useHeldWords } from './useHeldWords.ts'

/** What has to be known of the note that the words were written for. */
type NoteOfWords = Pick<Note, 'id' | 'caseId'> & { abilities: Pick<Note['abilities'], 'edit' | 'addendum'> }

/** The viewer's words that a note did not take in, and what they can do with them: for a signed one, begin an addendum. */
export function useHeldActs(note: NoteOfWords, open: OpenNote | null, editor: Editor | null) {
  const { id: noteId, abilities } = note
  const { mutateAsync: settle } = useSettleHeld(noteId)
  const { mutateAsync: amend } = useAmend(note)
  const navigate = useNavigate()
  const found = useQuery(heldQuery(noteId))
  const { items, acts, said, say } = useHeldWords({ ...found, settle, mayWrite: abilities.edit }, open, editor)
  if (abilities.addendum) {
    acts.onAmend = ({ heldId }) => {
      amend({ kind: 'addendum', heldId }).then(
        ({ id }) => navigate(`/notes/${id}`),
        (error: unknown) => say(sentenceOf(error)),
      )
    }
  }
  return { items, acts, said }
}
