import * as Y from 'yjs'
import type { z } from 'zod'
import { type BeginThread, CommentThread, CommentThreads } from '../../shared/api/comments.ts'
import type { TestMember } from '../support/actors.ts'
import { textOfFirstParagraph } from '../support/sockets.ts'

/** What members say about notes, over the API. */

export const commentsPath = (noteId: string) => `/api/notes/${noteId}/comments`

export const threadIn = async (response: Response): Promise<CommentThread> => CommentThread.parse(await response.json())

/** Begins a thread; throws where that is refused. */
export async function comment(
  member: TestMember,
  noteId: string,
  given: z.input<typeof BeginThread>,
): Promise<CommentThread> {
  const response = await member.call('POST', commentsPath(noteId), given)
  if (response.status !== 201) throw new Error(`commenting answered ${response.status}: ${await response.text()}`)
  return threadIn(response)
}

export const threadsOf = async (member: TestMember, noteId: string): Promise<CommentThreads> =>
  CommentThreads.parse(await (await member.call('GET', commentsPath(noteId))).json())

/** Does something with a thread, such as `resolve`. */
export const act = (member: TestMember, { noteId, id }: CommentThread, word: string, body?: unknown) =>
  member.call('POST', `${commentsPath(noteId)}/${id}/${word}`, body)

const base64 = (position: Y.RelativePosition) => Buffer.from(Y.encodeRelativePosition(position)).toString('base64')

/** Where words of the first paragraph stand, as a client says it. */
export function passage(doc: Y.Doc, words: string) {
  const text = textOfFirstParagraph(doc)
  const from = text.toString().indexOf(words)
  if (from < 0) throw new Error('These words are not there.')
  const at = (index: number, assoc: number) => base64(Y.createRelativePositionFromTypeIndex(text, index, assoc))
  return { start: at(from, 0), end: at(from + words.length, -1) }
}

export { base64 }
