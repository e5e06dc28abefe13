import type { DocumentId, PracticeId, SessionId } from '../../shared/ids.ts'
import { intervals } from '../../shared/sync/limits.ts'
import { actorOfSession } from '../domain/auth/actor.ts'
import type { Reach, Sessions } from '../domain/auth/sessions.ts'
import { rightOnDocument } from '../domain/notes/documentRight.ts'
import type { Services } from '../domain/services.ts'
import { listFences } from '../storage/repos/fences.ts'
import { Connection } from './connection.ts'
import type { Peer } from './peer.ts'
import type { Room } from './room.ts'

const askedAtOnce = 500

/**
 * Ends sockets when the session or the right behind them ends, within two seconds. What this process does is heard of at
 * once; what another one does (a command on the server, a second node) is found by looking again every second.
 */
export class Revocation {
  readonly #services: Services
  readonly #sessions: Sessions
  readonly #connections: ReadonlySet<Connection>
  #rooms: { all(): Room[] } = { all: () => [] }
  #timer: NodeJS.Timeout | null = null
  #unsubscribe: () => void = () => undefined

  constructor(services: Services, sessions: Sessions, connections: ReadonlySet<Connection>) {
    this.#services = services
    this.#sessions = sessions
    this.#connections = connections
  }

  watch(rooms: { all(): Room[] }): void {
    this.#rooms = rooms
    this.#unsubscribe = this.#services.publisher.subscribe((event) => {
      if (event.type === 'sessionsEnded') this.#closeWhere(({ session }) => event.sessionIds.includes(session.id))
      if (event.type === 'sessionShaded')
        this.#closeWhere(({ session, room }) => session.id === event.sessionId && room.documentId !== event.documentId)
      if (event.type === 'accessChanged')
        this.#reloadRooms((room) => room.caseId !== null && event.caseIds.includes(room.caseId))
      if (event.type === 'documentLocked' || event.type === 'readersChanged')
        this.#reloadRooms((room) => room.documentId === event.documentId)
    })
    this.#lookAgainSoon()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#unsubscribe()
  }

  #lookAgainSoon(): void {
    this.#timer = setTimeout(() => {
      this.#lookAgain()
        .catch((error: unknown) =>
          this.#services.log.error({ error }, 'sessions and rights could not be looked at again'),
        )
        .finally(() => {
          if (this.#timer) this.#lookAgainSoon()
        })
    }, intervals.revalidate)
    this.#timer.unref()
  }

  async #lookAgain(): Promise<void> {
    const ids = [...new Set([...this.#connections].map((connection) => connection.session.id))]
    const reaches = new Map<SessionId, Reach>()
    for (const some of inPieces(ids))
      for (const [id, reach] of await this.#sessions.reaching(some)) reaches.set(id, reach)
    // Who came in meanwhile was not asked about.
    const asked = new Set(ids)
    this.#closeWhere(({ session, room }) => {
      const reach = reaches.get(session.id)
      return asked.has(session.id) && reach !== 'everything' && reach !== room.documentId
    })
    const rooms = this.#rooms.all().filter((room) => room.peers.size > 0)
    const fences = await this.#fencesOf(rooms)
    for (const room of rooms) {
      const fence = fences.get(room.documentId)
      if (fence !== undefined && fence !== room.fence) void room.reload()
    }
  }

  async #fencesOf(rooms: readonly Room[]): Promise<Map<DocumentId, number>> {
    const fences = new Map<DocumentId, number>()
    for (const [practiceId, ids] of byPractice(rooms)) {
      for (const some of inPieces(ids)) {
        for (const { id, fence } of await listFences(this.#services.database.read, practiceId, some))
          fences.set(id, fence)
      }
    }
    return fences
  }

  #closeWhere(isOver: (connection: Connection) => boolean): void {
    for (const connection of [...this.#connections]) if (isOver(connection)) connection.close('sessionOver')
  }

  #reloadRooms(concerns: (room: Room) => boolean): void {
    for (const room of this.#rooms.all()) if (concerns(room)) void room.reload()
  }

  /**
   * Looks again at what each of these may do. Whoever may no longer read is given a moment, in which what was sent
   * before is held instead of merged, and is then closed with 4403.
   */
  async reauthorise(peers: readonly Peer[]): Promise<void> {
    await Promise.all(peers.map((peer) => this.#reauthoriseOne(peer)))
  }

  async #reauthoriseOne(peer: Peer): Promise<void> {
    const connection = peer instanceof Connection && this.#connections.has(peer) ? peer : undefined
    if (!connection || connection.right === 'revoked') return
    const actor = await actorOfSession(this.#services, connection.session)
    const right = actor && (await rightOnDocument(this.#services, actor, connection.room.documentId))
    if (right) {
      connection.right = right.right
      return
    }
    connection.right = 'revoked'
    setTimeout(() => void this.#closeWhenHeld(connection), intervals.revokedLinger)
  }

  async #closeWhenHeld(connection: Connection): Promise<void> {
    await connection.room.held()
    connection.close('accessWithdrawn')
  }
}

function* inPieces<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += askedAtOnce) yield items.slice(start, start + askedAtOnce)
}

function byPractice(rooms: readonly { practiceId: PracticeId; documentId: DocumentId }[]) {
  const grouped = new Map<PracticeId, DocumentId[]>()
  for (const { practiceId, documentId } of rooms)
    grouped.set(practiceId, [...(grouped.get(practiceId) ?? []), documentId])
  return grouped
}
