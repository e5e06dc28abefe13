import { z } from 'zod'
import { NoteId } from '../ids.ts'

/**
 * What the doorbell says: that something is new, and of what kind. It carries ids and never a word, so that whoever hears it
 * asks for what is new as for anything else, with the rights of that moment.
 */
export const Ring = z.discriminatedUnion('kind', [
  /** Somebody commented on the note, or a comment on it changed. */
  z.object({ kind: z.literal('comments'), noteId: NoteId }),
  /** What is known of the note besides its text changed: its state, what one may do with it. */
  z.object({ kind: z.literal('note'), noteId: NoteId }),
  /** Something waits for the member. */
  z.object({ kind: z.literal('notifications') }),
])
export type Ring = z.infer<typeof Ring>

/** What the doorbell may be made to hold. Times in milliseconds. */
export const doorbellLimits = {
  /** Streams of one member, and of the whole server. Pages of one browser share one. */
  streamsPerMember: 12,
  streams: 5_000,
  /** Rings that wait for a slow reader; past it the stream is closed, and whoever comes back asks for everything anew. */
  waiting: 200,
  /** Something is sent at least this often, so that a dead line is found and a proxy keeps a live one. */
  heartbeat: 20_000,
  /** Sessions behind the streams are looked at again this often. */
  revalidate: 1_000,
  /** A browser that lost its stream comes back after a pause between these. */
  comesBackAfter: { least: 1_000, most: 4_000 },
} as const
