import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type CloseReason, closeCodes } from '../../shared/sync/closeCodes.ts'
import {
  type ClientFrame,
  decodeClientFrame,
  encodeAwareness,
  encodeHeld,
  type HeldNotice,
  ProtocolError,
} from '../../shared/sync/frames.ts'
import { intervals, limits } from '../../shared/sync/limits.ts'
import type { Session } from '../domain/auth/sessionLife.ts'
import type { Right } from '../domain/notes/documentRight.ts'
import type { Actor } from '../domain/services.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import type { Peer } from './peer.ts'
import type { Stamp } from './presence.ts'
import type { Room } from './room.ts'

/** About what one decoded part of an update takes in memory. */
const bytesPerStruct = 64

/** An application message that says nothing: the stock client hangs up when it hears none for 30 seconds. */
const heartbeat = encodeAwareness([])

export interface ConnectionOf {
  socket: WebSocket
  room: Room
  actor: Actor
  session: Session
  stamp: Stamp
  right: Right
  onActive: () => void
  onClosed: (connection: Connection) => void
  /** A message led to an error that is nobody's protocol error. */
  onFault: (error: unknown) => void
}

/** One socket in one room: bounds what comes in, decodes it in full, and hands it on. */
export class Connection implements Peer {
  readonly room: Room
  readonly actor: Actor
  readonly session: Session
  readonly stamp: Stamp
  right: Peer['right']
  askedForStep2 = false
  gapOpen = false
  savedBehindGap: number | null = null
  newClientIdsLeft: number = limits.newClientIdsPerConnection
  misplacedLeft: number = limits.misplacedPerConnection
  hasWritten = false
  wasRefused = false
  readonly #socket: WebSocket
  readonly #onActive: () => void
  readonly #onFault: (error: unknown) => void
  /** The client has sent frame 4, so it understands frames 4 and 5. */
  #speaksSaved = false
  #untold: HeldNotice[] = []
  #queuedMessages = 0
  #queuedBytes = 0
  #paused = false
  #open = true
  #answeredPing = true
  #heardFrom = true

  constructor(of: ConnectionOf) {
    this.room = of.room
    this.actor = of.actor
    this.session = of.session
    this.stamp = of.stamp
    this.right = of.right
    this.#socket = of.socket
    this.#onActive = of.onActive
    this.#onFault = of.onFault
    this.#socket.on('message', (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) =>
      this.#receive(data, isBinary),
    )
    this.#socket.on('pong', () => {
      this.#answeredPing = true
    })
    // The close that follows says all there is to say.
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      this.#open = false
      this.room.leave(this)
      of.onClosed(this)
    })
  }

  send(frame: Uint8Array): void {
    if (!this.#open) return
    if (this.#socket.bufferedAmount > limits.bufferedBeforeClosing) {
      this.close('slowReader')
      // A reader that does not read may not answer a close either, and its buffer is memory.
      setTimeout(() => this.#socket.terminate(), intervals.slowReaderGrace).unref()
      return
    }
    this.#heardFrom = true
    this.#socket.send(frame)
  }

  sendPresence(frame: Uint8Array): void {
    if (this.#socket.bufferedAmount <= limits.bufferedBeforeDroppingPresence) this.send(frame)
  }

  notify(notice: HeldNotice, orElse: CloseReason | null): void {
    if (this.#speaksSaved) {
      this.send(encodeHeld(notice))
      return
    }
    if (this.#untold.length < limits.heldPerMemberAndDocument) this.#untold.push(notice)
    if (orElse === null) return
    setTimeout(() => {
      if (!this.#speaksSaved) this.close(orElse)
    }, intervals.waitForSaved).unref()
  }

  /** A client's first frame 4 comes after its first sync, when something of its own may already have been held. */
  #understandsNotices(): void {
    this.#speaksSaved = true
    for (const notice of this.#untold) this.send(encodeHeld(notice))
    this.#untold = []
  }

  close(reason: CloseReason): void {
    if (!this.#open) return
    this.#open = false
    this.room.leave(this)
    this.#socket.resume()
    this.#socket.close(closeCodes[reason])
  }

  /** Cuts the socket without a word, when its other end is no longer there. */
  terminate(): void {
    this.#socket.terminate()
  }

  active(): void {
    this.#onActive()
  }

  /** Says something where nothing has been said since the last time, and finds out whether the other end is there. */
  beat(): void {
    if (!this.#open) return
    if (!this.#answeredPing) {
      this.terminate()
      return
    }
    this.#answeredPing = false
    this.#socket.ping()
    if (!this.#heardFrom) this.send(heartbeat)
    this.#heardFrom = false
  }

  /** A burst meets back-pressure: the server reads on when what it has read is on disk. */
  dealtWith(bytes: number): void {
    this.#queuedMessages--
    this.#queuedBytes -= bytes
    if (!this.#paused || this.#isFull(0.5)) return
    this.#paused = false
    this.#socket.resume()
  }

  #queued(bytes: number): void {
    this.#queuedMessages++
    this.#queuedBytes += bytes
    if (this.#queuedMessages > limits.queuedBeforeClosing) this.close('tooMany')
    if (this.#paused || !this.#isFull(1)) return
    this.#paused = true
    this.#socket.pause()
  }

  #isFull(share: number): boolean {
    return (
      this.#queuedMessages > limits.queuedUpdatesPerConnection * share ||
      this.#queuedBytes > limits.queuedBytesPerConnection * share
    )
  }

  #receive(data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void {
    if (!this.#open) return
    const message = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data)
    const fault = isBinary ? this.#handle(message) : 'malformed'
    if (fault) this.close(fault)
  }

  /** Says why the socket has to be closed, or undefined where the message was in order. */
  #handle(message: Uint8Array): CloseReason | undefined {
    if (message.length > limits.messageBytes) return 'tooLarge'
    try {
      return this.#dispatch(decodeClientFrame(message), message.length)
    } catch (error) {
      // Nothing that arrives may end the process, so what nobody foresaw ends this socket alone, and is logged.
      if (!(error instanceof ProtocolError)) this.#onFault(error)
      return 'malformed'
    }
  }

  #dispatch(frame: ClientFrame, size: number): CloseReason | undefined {
    switch (frame.type) {
      case 'awareness':
        this.room.presence.receive(this, frame.entries)
        return undefined
      case 'queryAwareness':
        this.room.presence.sendEverybodySoon(this)
        return undefined
      case 'saved':
        if (!this.#speaksSaved) this.#understandsNotices()
        this.#enqueue({ kind: 'saved', peer: this, number: frame.number, size })
        return undefined
      case 'step1':
        if (!isStateVector(frame.stateVector)) return 'malformed'
        this.#enqueue({ kind: 'step1', peer: this, stateVector: frame.stateVector, size })
        return undefined
      case 'step2':
      case 'update': {
        const update = decodeUpdate(frame.update)
        if (!update) return 'malformed'
        if (update.structs.length > limits.structsPerUpdate) return 'tooLarge'
        // Taken apart, an update takes more memory than it did on its way.
        const taken = Math.max(size, update.structs.length * bytesPerStruct)
        this.#enqueue({ kind: 'update', peer: this, update, isStep2: frame.type === 'step2', size: taken })
        return undefined
      }
    }
  }

  #enqueue(arrival: Parameters<Room['receive']>[0]): void {
    this.#queued(arrival.size)
    this.room.receive(arrival)
  }
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
