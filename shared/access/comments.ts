import { mayOnNote } from './policy.ts'
import type { Abilities, NoteFacts, Viewer } from './vocabulary.ts'

/** Everything that can be asked of the policy about one comment. */
export const commentActs = ['edit', 'remove'] as const
export type CommentAct = (typeof commentActs)[number]

/** Everything that can be asked of the policy about a thread of comments. */
export const commentThreadActs = ['reply', 'resolve', 'reopen', 'accept', 'dismiss'] as const
export type CommentThreadAct = (typeof commentThreadActs)[number]

/** Where a suggested wording stands. Whoever suggested it *withdraws* it; whoever writes the text *dismisses* it. */
export const suggestionStates = ['open', 'accepted', 'dismissed', 'withdrawn'] as const
export type SuggestionState = (typeof suggestionStates)[number]

/** What the policy knows about a comment, as seen by the viewer. */
export interface CommentFacts {
  note: NoteFacts
  viewerWroteIt: boolean
  removed: boolean
}

/** What the policy knows about a thread, as seen by the viewer. */
export interface CommentThreadFacts {
  note: NoteFacts
  resolved: boolean
  /** Null where no wording is suggested. */
  suggestion: SuggestionState | null
  /** The suggestion is the viewer's own. */
  viewerSuggested: boolean
}

/** Whoever may comment on the note changes or removes what they said themselves, and what nobody else said. */
export function mayOnComment(act: CommentAct, viewer: Viewer, facts: CommentFacts): boolean {
  switch (act) {
    case 'edit':
    case 'remove':
      return facts.viewerWroteIt && !facts.removed && mayOnNote('comment', viewer, facts.note)
  }
}

/**
 * Whoever may comment on the note answers, resolves and reopens, also once the note is in review or signed: a comment is no
 * part of its text. A suggestion becomes text, so accepting one takes the right to write in the note at this moment.
 */
export function mayOnCommentThread(act: CommentThreadAct, viewer: Viewer, facts: CommentThreadFacts): boolean {
  const mayComment = mayOnNote('comment', viewer, facts.note)
  switch (act) {
    case 'reply':
      return mayComment
    case 'resolve':
      return mayComment && !facts.resolved
    case 'reopen':
      return mayComment && facts.resolved
    case 'accept':
      return facts.suggestion === 'open' && mayOnNote('edit', viewer, facts.note)
    case 'dismiss':
      return (
        facts.suggestion === 'open' && mayComment && (facts.viewerSuggested || mayOnNote('edit', viewer, facts.note))
      )
  }
}

/** What the viewer may do with a comment, every act answered. */
export const commentAbilities = (viewer: Viewer, facts: CommentFacts): Abilities<CommentAct> => ({
  edit: mayOnComment('edit', viewer, facts),
  remove: mayOnComment('remove', viewer, facts),
})

/** What the viewer may do with a thread of comments, every act answered. */
export const commentThreadAbilities = (viewer: Viewer, facts: CommentThreadFacts): Abilities<CommentThreadAct> => ({
  reply: mayOnCommentThread('reply', viewer, facts),
  resolve: mayOnCommentThread('resolve', viewer, facts),
  reopen: mayOnCommentThread('reopen', viewer, facts),
  accept: mayOnCommentThread('accept', viewer, facts),
  dismiss: mayOnCommentThread('dismiss', viewer, facts),
})
