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

/** Whoever may comment on the note changes or removes what they said themselves, and nothing that anybody else said. */
export function mayOnComment(act: CommentAct, viewer: Viewer, facts: CommentFacts): boolean {
  switch (act) {
    case 'edit':
    case 'remove':
      return facts.viewerWroteIt && !facts.removed && mayOnNote('comment', viewer, facts.note)
  }
}

/** Why the state of a thread does not allow an act. `as_it_is`: it stands as the act would leave it. */
export type ThreadRefusal = 'as_it_is' | 'no_suggestion' | 'suggestion_settled'

/** Why the thread’s state does not allow the act; null where it does. */
export function threadRefusalOf(
  act: CommentThreadAct,
  { resolved, suggestion }: Pick<CommentThreadFacts, 'resolved' | 'suggestion'>,
): ThreadRefusal | null {
  switch (act) {
    case 'reply':
      return null
    case 'resolve':
      return resolved ? 'as_it_is' : null
    case 'reopen':
      return resolved ? null : 'as_it_is'
    case 'accept':
    case 'dismiss':
      if (suggestion === null) return 'no_suggestion'
      return suggestion === 'open' ? null : 'suggestion_settled'
  }
}

/**
 * Whether an act is the viewer’s part at all, whatever state the thread is in. Whoever may comment on the note answers, resolves
 * and reopens, also once the note is in review or signed: a comment is no part of its text. A suggestion becomes text, so
 * accepting one takes the right to write in the note at this moment, and so does dismissing somebody else’s.
 */
export function hasPartInThread(
  act: CommentThreadAct,
  viewer: Viewer,
  { note, viewerSuggested }: Pick<CommentThreadFacts, 'note' | 'viewerSuggested'>,
): boolean {
  switch (act) {
    case 'reply':
    case 'resolve':
    case 'reopen':
      return mayOnNote('comment', viewer, note)
    case 'accept':
      return mayOnNote('edit', viewer, note)
    case 'dismiss':
      return mayOnNote('comment', viewer, note) && (viewerSuggested || mayOnNote('edit', viewer, note))
  }
}

/** Whether the viewer may do this with the thread as it is. */
export const mayOnCommentThread = (act: CommentThreadAct, viewer: Viewer, facts: CommentThreadFacts): boolean =>
  hasPartInThread(act, viewer, facts) && threadRefusalOf(act, facts) === null

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
