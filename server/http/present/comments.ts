import type { CommentThread, CommentThreads } from '../../../shared/api/comments.ts'
import type { ThreadForActor } from '../../domain/comments/threads.ts'
import type { NoteForActor } from '../../domain/notes/notes.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

export const presentThreads = ({
  found,
  threads,
}: {
  found: NoteForActor
  threads: readonly ThreadForActor[]
}): CommentThreads => ({
  items: threads.map(presentThread),
  abilities: { comment: found.abilities.comment },
})

export function presentThread({ suggestion, resolved, comments, ...thread }: ThreadForActor): CommentThread {
  return {
    ...thread,
    suggestion: suggestion && {
      ...suggestion,
      settled: suggestion.settled && { ...suggestion.settled, at: iso(suggestion.settled.at) },
    },
    resolved: resolved && { by: resolved.by, at: iso(resolved.at) },
    comments: comments.map(({ at, editedAt, removedAt, ...comment }) => ({
      ...comment,
      at: iso(at),
      editedAt: isoOrNull(editedAt),
      removedAt: isoOrNull(removedAt),
    })),
  }
}
