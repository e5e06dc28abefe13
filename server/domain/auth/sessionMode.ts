import { mayHoldSession } from '../../../shared/access/sessionMode.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { DocumentId, NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { findNoteOf } from '../../storage/repos/notes.ts'
import { findMember } from '../../storage/repos/people.ts'
import { findSession, lockSession, setHold } from '../../storage/repos/sessions.ts'
import { recordAudit } from '../audit/record.ts'
import { requireNote } from '../notes/notes.ts'
import type { Services } from '../services.ts'
import { lifeOf, type Session, type SessionLife } from './sessionLife.ts'

/** A session is held at a note for so long after the page last said that it is in session mode. */
export const holdFor = 5 * 60_000

/** Until when a session is held, and whether the shade is drawn. */
interface Hold {
  until: number
  state: 'open' | 'shaded'
}

/**
 * Holds an open session at a note of the session phase that its member may edit, or holds one for longer that is shaded
 * there: until `holdFor` from now, at most until the session's end. While it is held, idleness shades it instead of locking
 * it. A locked session is not held any more (`session_locked`), nor is one that is shaded at another note, whatever and
 * whosever that is. `not_found` for outsiders; `not_allowed` where the note is no draft of a session, or is only read.
 */
export async function holdSession(services: Services, held: Session, noteId: NoteId): Promise<Hold> {
  return services.database.write(async (tx) => {
    const now = services.clock()
    const { life, actor } = await asOfNow(tx, held, now)
    const note = await findNoteOf(tx, actor.practiceId, actor.memberId, noteId)
    if (life.state === 'shaded' && note?.documentId !== life.documentId) throw new DomainError('session_locked')
    const found = await requireNote(tx, actor, now, noteId, 'edit')
    if (!mayHoldSession(found.note, found.abilities)) throw new DomainError('not_allowed')
    const { documentId } = found.note
    const until = Math.min(now + holdFor, life.session.expiresAt)
    if (!(await setHold(tx, actor.practiceId, held.id, { documentId, until }))) throw new DomainError('session_locked')
    if (!isHeldAt(life.session, documentId, now)) {
      const subject = { kind: 'note', id: noteId } as const
      await recordAudit(tx, now, { action: 'session_mode.begun', by: actor, subject })
    }
    return { until, state: life.state }
  })
}

/** Ends what holds the session, if it is this note. One that is shaded there is locked: nothing else keeps it from that. */
export async function releaseSession(services: Services, held: Session, noteId: NoteId): Promise<void> {
  const isLocked = await services.database.write(async (tx) => {
    const now = services.clock()
    const { life, actor } = await asOfNow(tx, held, now)
    const note = await findNoteOf(tx, actor.practiceId, actor.memberId, noteId)
    if (!note || !isHeldAt(life.session, note.documentId, now)) return false
    const subject = { kind: 'note', id: noteId } as const
    await recordAudit(tx, now, { action: 'session_mode.ended', by: actor, subject })
    if (life.state === 'open') {
      await setHold(tx, actor.practiceId, held.id, null)
      return false
    }
    await lockSession(tx, held.id, now)
    await recordAudit(tx, now, { action: 'session.locked', by: actor })
    return true
  })
  if (isLocked) services.publisher.publish({ type: 'sessionsEnded', sessionIds: [held.id] })
}

/** The session and its member as they are in this transaction: what was seen when the request came in may have ended. */
async function asOfNow(tx: Tx, { id }: Session, now: number) {
  const row = await findSession(tx, id)
  const life: SessionLife = row ? lifeOf(row, now) : { state: 'over' }
  if (life.state === 'locked') throw new DomainError('session_locked')
  if (life.state === 'over') throw new DomainError('not_signed_in')
  const { practiceId, memberId } = life.session
  const member = await findMember(tx, practiceId, memberId)
  if (!member) throw new DomainError('not_signed_in')
  const { name, email, color, roles } = member
  return { life, actor: { practiceId, memberId, sessionId: id, name, email, color, roles } }
}

const isHeldAt = ({ heldDocumentId, heldUntil }: Session, documentId: DocumentId, now: number): boolean =>
  heldDocumentId === documentId && heldUntil !== null && heldUntil > now
