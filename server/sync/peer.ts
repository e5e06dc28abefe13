import type { CloseReason } from '../../shared/sync/closeCodes.ts'
import type { HeldNotice } from '../../shared/sync/frames.ts'
import type { Right } from '../domain/notes/documentRight.ts'
import type { Actor } from '../domain/services.ts'
import type { PresentSocket } from './presence.ts'

/** A socket, as a room knows it. */
export interface Peer extends PresentSocket {
  readonly actor: Actor
  /** What the member may do with the document; `revoked` once nothing, while the socket is still open. */
  right: Right | 'revoked'
  /** The server has asked for a sync step 2 that has not come yet. */
  askedForStep2: boolean
  /** Something that an update builds on has not arrived. */
  gapOpen: boolean
  /** The newest frame 4 that waits for the gap to close. */
  savedBehindGap: number | null
  newClientIdsLeft: number
  /** Updates that it may still bring of which only taking them in shows that they do not stand between their neighbours. */
  misplacedLeft: number
  /** The audit already says that this socket wrote. */
  hasWritten: boolean
  /** The audit already says that this socket tried to write without the right to. */
  wasRefused: boolean
  send(frame: Uint8Array): void
  /** Presence may be left out for a slow reader. */
  sendPresence(frame: Uint8Array): void
  /**
   * Says with frame 5 that something was not merged. A client that does not say within a moment that it understands the
   * frame is closed with `orElse` instead, since it would take silence for consent.
   */
  notify(notice: HeldNotice, orElse: CloseReason | null): void
  close(reason: CloseReason): void
  /** Something of this socket that was queued has been dealt with. */
  dealtWith(bytes: number): void
  /** The member typed. */
  active(): void
}

/** Something that arrived from a socket and waits for the room's next turn. */
export interface Arrival<Kind extends string> {
  kind: Kind
  peer: Peer
  /** What it takes of the socket's share of the queue. */
  size: number
}
