import type { WebSocket } from 'ws'
import type { DocumentId, MemberId, SessionId } from '../../shared/ids.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import type { CloseReason } from '../../shared/sync/closeCodes.ts'
import { intervals, limits } from '../../shared/sync/limits.ts'
import { auditRow } from '../domain/audit/record.ts'
import type { Session } from '../domain/auth/sessionLife.ts'
import type { Sessions } from '../domain/auth/sessions.ts'
import type { EditOutcome, TextEdit } from '../domain/history/textEdit.ts'
import { type DocumentRight, rightOnDocument } from '../domain/notes/documentRight.ts'
import type { Actor, Services } from '../domain/services.ts'
import { Committer } from './committer.ts'
import { Connection } from './connection.ts'
import type { Peer } from './peer.ts'
import { Revocation } from './revocation.ts'
import type { Room } from './room.ts'
import { Rooms } from './rooms.ts'

/** A socket that may be upgraded: who, with what right, in which room. */
export interface Admitted {
  actor: Actor
  session: Session
  right: DocumentRight
  room: Room
}

/** How often the engine does what it does by itself, in milliseconds. */
export type Pace = { readonly [Act in 'heartbeat' | 'unload']: number }

/** The sync engine: rooms, the group commit behind them, the sockets in them and what ends those. */
export class SyncEngine {
  readonly #services: Services
  readonly #sessions: Sessions
  readonly #committer: Committer
  readonly #rooms: Rooms
  readonly #revocation: Revocation
  readonly #connections = new Set<Connection>()
  /** How many sockets each member has, so that a thousand that come back at once need not be counted a thousand times. */
  readonly #ofMember = new Map<MemberId, number>()
  readonly #timers: NodeJS.Timeout[]
  #draining = false

  constructor(services: Services, sessions: Sessions, pace: Pace = intervals) {
    this.#services = services
    this.#sessions = sessions
    this.#committer = new Committer(services)
    this.#revocation = new Revocation(services, sessions, this.#connections)
    const reauthorise = (peers: readonly Peer[]) => this.#revocation.reauthorise(peers)
    this.#rooms = new Rooms({ services, committer: this.#committer, reauthorise }, pace.unload)
    this.#revocation.watch(this.#rooms)
    this.#timers = [
      setInterval(() => {
        for (const connection of this.#connections) connection.beat()
      }, pace.heartbeat / 2),
      setInterval(() => this.#rooms.compactLong(), pace.unload),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** Whether one more socket of this member may come in. */
  hasRoomFor(actor: Actor): boolean {
    if (this.#connections.size >= limits.connections) return false
    return this.#countOfMember(actor) < limits.connectionsPerMember
  }

  #countOfMember({ memberId }: Actor): number {
    return this.#ofMember.get(memberId) ?? 0
  }

  #add(connection: Connection): void {
    this.#connections.add(connection)
    this.#ofMember.set(connection.actor.memberId, this.#countOfMember(connection.actor) + 1)
  }

  #remove(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    const left = this.#countOfMember(connection.actor) - 1
    if (left > 0) this.#ofMember.set(connection.actor.memberId, left)
    else this.#ofMember.delete(connection.actor.memberId)
  }

  /** A document's committed text, where somebody writes in it and it is in memory; else undefined. */
  committedText(id: DocumentId): { head: number; text: NoteNode } | undefined {
    return this.#rooms.get(id)?.committedText()
  }

  /** Changes a document's whole text at once in a member's name, whether or not anybody has it open. */
  async edit(edit: TextEdit): Promise<EditOutcome> {
    if (this.#draining) return { is: 'failed' }
    const room = await this.#rooms.open(edit)
    return room ? room.edit(edit) : { is: 'failed' }
  }

  /** Whether storage took what was last written. */
  get takesWrites(): boolean {
    return this.#committer.storage.takesWrites
  }

  get isDraining(): boolean {
    return this.#draining
  }

  /** Finds out what a member may do with a document and opens its room; undefined where there is none for the member. */
  async admit(actor: Actor, session: Session, documentId: DocumentId): Promise<Admitted | undefined> {
    const right = await rightOnDocument(this.#services, actor, documentId)
    if (!right) return undefined
    const room = await this.#rooms.open({ practiceId: actor.practiceId, documentId, caseId: right.caseId })
    return room && { actor, session, right, room }
  }

  /** Takes an open socket in. `schema` is the version that the client says it reads. */
  attach(socket: WebSocket, admitted: Admitted, schema: string | undefined): void {
    const { actor, session, right, room } = admitted
    const connection = new Connection({
      socket,
      room,
      actor,
      session,
      stamp: { id: actor.memberId, name: actor.name, role: right.role, color: actor.color },
      right: right.right,
      onActive: () => this.#touch(session),
      onClosed: (closed) => {
        this.#remove(closed)
        this.#rooms.left(room)
      },
      onFault: (error) => this.#services.log.error({ error }, 'a message could not be handled'),
    })
    this.#add(connection)
    const refusal = this.#refusalOf(connection, reads(schema, right.schemaVersion))
    if (refusal) {
      connection.close(refusal)
      return
    }
    this.#rooms.entered(room)
    room.join(connection)
    if (right.opened) this.#committer.audit(auditRow({ ...right.opened, by: actor }, this.#services.clock()))
    // A right that ended between the check and this moment is found here.
    this.#revocation.reauthorise([connection]).catch((error: unknown) => {
      this.#services.log.error({ error }, 'the right of a socket could not be looked at again')
      connection.close('tryAgain')
    })
  }

  #refusalOf({ room, actor }: Connection, readsSchema: boolean): CloseReason | undefined {
    if (this.#draining) return 'restarting'
    // Between the check and this moment the room may have failed or been forgotten, and others may have come in.
    if (room.isFailed || this.#rooms.get(room.documentId) !== room) return 'tryAgain'
    if (this.#countOfMember(actor) > limits.connectionsPerMember) return 'tooMany'
    return readsSchema ? undefined : 'clientTooOld'
  }

  #touch(session: Session): void {
    this.#sessions.touch(session).catch((error: unknown) => {
      this.#services.log.error({ error }, 'the activity of a session could not be noted')
    })
  }

  /** Sockets that are open under a session, for tests and figures. */
  countOf(sessionId: SessionId): number {
    return [...this.#connections].filter((connection) => connection.session.id === sessionId).length
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  get roomCount(): number {
    return this.#rooms.all().length
  }

  /** Writes what has arrived, says so, closes every socket with a code that makes it come back, and compacts. */
  async drain(): Promise<void> {
    this.#draining = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#revocation.stop()
    this.#committer.storage.stop()
    await this.#committer.idle()
    for (const room of this.#rooms.all()) await room.held()
    for (const connection of [...this.#connections]) connection.close('restarting')
    await this.#committer.idle()
    await this.#rooms.close()
  }
}

/** A client that does not know the document's schema would delete what it cannot read. */
function reads(schema: string | undefined, documentSchema: number): boolean {
  const version = schema !== undefined && /^\d{1,6}$/.test(schema) ? Number(schema) : 0
  return version >= documentSchema && version <= SCHEMA_VERSION
}
