import type { Editor } from '@tiptap/core'
import type { CommentThread } from '../../shared/api/comments.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { placeNow } from '../editor/passages/passages.ts'
import { standingAt, takeWording } from '../editor/passages/takeWording.ts'

/** What stands at a thread's place at this moment, as far as a wording can take its stead; null where none can. */
export const standingNow = (editor: Editor, thread: CommentThread): string | null =>
  standingAt(editor, placeNow(editor, thread))

/** How accepting ended. `moved`: what stands there is not what the acceptor saw, and nothing was changed. */
export type Accepted = { done: true } | { done: false; moved: boolean; why: string }

/**
 * Accepts a suggestion in place of what its acceptor has seen there. The server is asked first: of several who accept at once
 * it lets one, and only that one changes the text. Should the passage have changed in that moment, the suggestion is opened
 * again and the text stays as it is.
 */
export async function acceptWording(
  editor: Editor,
  thread: CommentThread,
  seen: string,
  settle: (act: 'accept' | 'reopen') => Promise<unknown>,
): Promise<Accepted> {
  const { suggestion } = thread
  if (!suggestion || standingNow(editor, thread) !== seen) return changed
  try {
    await settle('accept')
  } catch (error) {
    return {
      done: false,
      moved: false,
      why: isRefused(error, 'suggestion_settled') ? 'Somebody else settled this suggestion first.' : sentenceOf(error),
    }
  }
  const isThere = !editor.isDestroyed && standingNow(editor, thread) === seen
  if (isThere && takeWording(editor, placeNow(editor, thread), suggestion.wording)) return { done: true }
  await settle('reopen').catch(() => undefined)
  return changed
}

const changed: Accepted = {
  done: false,
  moved: true,
  why: 'The passage changed at this moment. Nothing was replaced.',
}
