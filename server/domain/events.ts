import type {
  CaseId,
  CommentId,
  CommentThreadId,
  DocumentId,
  MemberId,
  NoteId,
  PracticeId,
  SessionId,
} from '../../shared/ids.ts'
import type { ReviewAct } from '../../shared/review/machine.ts'

/** What has happened and is committed, for those parts of the server that must act on it at once. */
export type DomainEvent =
  | { type: 'sessionsEnded'; sessionIds: SessionId[] }
  /** Of a session that is shaded, only the sockets of the document that it is held at stay. */
  | { type: 'sessionShaded'; sessionId: SessionId; documentId: DocumentId }
  | { type: 'accessChanged'; caseIds: CaseId[] }
  | { type: 'documentLocked'; documentId: DocumentId }
  /** A note is in another state, or was amended. */
  | { type: 'noteMoved'; practiceId: PracticeId; caseId: CaseId; noteId: NoteId; act: ReviewAct; by: MemberId }
  /** Members have something new to read of, or less than before. */
  | { type: 'notified'; practiceId: PracticeId; memberIds: MemberId[] }
  | { type: 'readersChanged'; documentId: DocumentId }
  /** The text has another head, or is new. */
  | { type: 'documentWritten'; practiceId: PracticeId; documentId: DocumentId }
  /** What is said about a note is not what it was. */
  | { type: 'commentsChanged'; practiceId: PracticeId; noteId: NoteId }
  /** Somebody said something about a note, or mentioned somebody in what they had said. Never a word of it. */
  | ({ type: 'commented' } & Commented)
  /** What is known of a note besides its text and its state is not what it was. */
  | { type: 'noteChanged'; practiceId: PracticeId; noteId: NoteId }

export interface Commented {
  practiceId: PracticeId
  noteId: NoteId
  threadId: CommentThreadId
  commentId: CommentId
  by: MemberId
  /** Those who are mentioned now and were not before. They could read the note when it was said. */
  mentioned: MemberId[]
  /** Everybody who had said something in the thread before. */
  participants: MemberId[]
}

export interface Publisher {
  publish(event: DomainEvent): void
  /** Returns how to stop listening. A listener that throws does not keep the event from the others. */
  subscribe(listener: (event: DomainEvent) => void): () => void
}

/** Events within this process. What other processes change is found by looking again (see `revocation`). */
export function localPublisher(onError: (error: unknown) => void): Publisher {
  const listeners = new Set<(event: DomainEvent) => void>()
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          onError(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
