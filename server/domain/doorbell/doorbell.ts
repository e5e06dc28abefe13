import { doorbellLimits, type Ring } from '../../../shared/api/events.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId, PracticeId } from '../../../shared/ids.ts'
import { listCareTeamOfNote } from '../../storage/repos/notes.ts'
import { findMember } from '../../storage/repos/people.ts'
import { inStatements } from '../../storage/statements.ts'
import type { Session } from '../auth/sessionLife.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { DomainEvent } from '../events.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { BellLine } from './bellLine.ts'

/** How often the doorbell does what it does by itself, in milliseconds. */
export type BellPace = { readonly [Act in 'heartbeat' | 'revalidate']: number }

/**
 * Tells open pages that something is new, never what. Each ring goes to those alone who may know of it at that moment, and a
 * line ends with its session: at once where this process ends it, within two seconds where another one does or time itself.
 */
export class Doorbell {
  readonly #services: Services
  readonly #sessions: Sessions
  readonly #pace: BellPace
  readonly #lines = new Set<BellLine>()
  readonly #unsubscribe: () => void
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(services: Services, sessions: Sessions, pace: BellPace = doorbellLimits) {
    this.#services = services
    this.#sessions = sessions
    this.#pace = pace
    this.#unsubscribe = services.publisher.subscribe((event) => this.#hear(event))
    this.#lookAgainSoon()
  }

  get lineCount(): number {
    return this.#lines.size
  }

  /** Opens a line for a page: `too_many_connections` where the member or the server has enough, `shutting_down` at the end. */
  open(actor: Actor, session: Session): BellLine {
    if (this.#isClosed) throw new DomainError('shutting_down')
    const own = [...this.#lines].filter((line) => line.actor.memberId === actor.memberId).length
    if (own >= doorbellLimits.streamsPerMember || this.#lines.size >= doorbellLimits.streams)
      throw new DomainError('too_many_connections')
    const line = new BellLine(actor, session, this.#pace.heartbeat, (ended) => this.#lines.delete(ended))
    this.#lines.add(line)
    return line
  }

  /** Ends every line at once, and opens none any more. */
  close(): void {
    this.#isClosed = true
    this.#unsubscribe()
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#endWhere(() => true)
  }

  #hear(event: DomainEvent): void {
    if (event.type === 'sessionsEnded') this.#endWhere(({ session }) => event.sessionIds.includes(session.id))
    // What goes on under a shade is the note's own socket, and nothing else.
    if (event.type === 'sessionShaded') this.#endWhere(({ session }) => session.id === event.sessionId)
    if (event.type === 'commentsChanged') this.#ringSoon(event, { kind: 'comments', noteId: event.noteId })
    if (event.type === 'noteChanged' || event.type === 'noteMoved')
      this.#ringSoon(event, { kind: 'note', noteId: event.noteId })
    if (event.type === 'notified') {
      const told = this.#linesOf(event.practiceId).filter(({ actor }) => event.memberIds.includes(actor.memberId))
      for (const line of told) line.ring({ kind: 'notifications' })
    }
  }

  #endWhere(isOver: (line: BellLine) => boolean): void {
    for (const line of [...this.#lines]) if (isOver(line)) line.end()
  }

  #linesOf(practiceId: PracticeId): BellLine[] {
    return [...this.#lines].filter((line) => line.actor.practiceId === practiceId)
  }

  #ringSoon(about: { practiceId: PracticeId; noteId: NoteId }, ring: Ring): void {
    this.#ringReaders(about, ring).catch((error: unknown) => {
      this.#services.log.error({ error }, 'the doorbell could not be rung')
    })
  }

  /** Rings with those who may read the note now, whatever they could read when their line was opened. */
  async #ringReaders({ practiceId, noteId }: { practiceId: PracticeId; noteId: NoteId }, ring: Ring): Promise<void> {
    const lines = this.#linesOf(practiceId)
    if (lines.length === 0) return
    const team = new Set(await listCareTeamOfNote(this.#services.database.read, practiceId, noteId))
    for (const [memberId, own] of Map.groupBy(lines, ({ actor }) => actor.memberId)) {
      const [line] = own
      if (!line || !team.has(memberId) || !(await this.#mayRead(line.actor, noteId))) continue
      for (const one of own) one.ring(ring)
    }
  }

  async #mayRead(actor: Actor, noteId: NoteId): Promise<boolean> {
    const { database, clock } = this.#services
    const member = await findMember(database.read, actor.practiceId, actor.memberId)
    if (!member) return false
    try {
      await requireNote(database.read, { ...actor, roles: member.roles }, clock(), noteId, 'read')
      return true
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') return false
      throw error
    }
  }

  #lookAgainSoon(): void {
    this.#timer = setTimeout(() => {
      this.#lookAgain()
        .catch((error: unknown) =>
          this.#services.log.error({ error }, 'sessions of the doorbell could not be looked at again'),
        )
        .finally(() => {
          if (this.#timer) this.#lookAgainSoon()
        })
    }, this.#pace.revalidate)
    this.#timer.unref()
  }

  /** Ends the lines of sessions that time or another process has ended, locked or shaded. */
  async #lookAgain(): Promise<void> {
    const asked = [...new Set([...this.#lines].map(({ session }) => session.id))]
    for (const some of inStatements(asked)) {
      const reaches = await this.#sessions.reaching(some)
      const isAsked = new Set(some)
      this.#endWhere(({ session }) => isAsked.has(session.id) && reaches.get(session.id) !== 'everything')
    }
  }
}
