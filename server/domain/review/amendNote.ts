import type { AmendNote } from '../../../shared/api/review.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HeldId, NoteId } from '../../../shared/ids.ts'
import { amendmentTemplates } from '../../../shared/templates/amendments.ts'
import type { Tx } from '../../storage/database.ts'
import { listHeldOf, settleHeld } from '../../storage/repos/held.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import { publishNew, writeNewNote } from '../notes/createNote.ts'
import type { NoteForActor } from '../notes/notes.ts'
import { notifyOfReview } from '../notifications/notify.ts'
import type { Actor, Services } from '../services.ts'
import { startOfAmendment } from '../templates/startOfNote.ts'
import { writeAs } from '../writeAs.ts'
import { recordReview, takeNote, tellMoved } from './moveNote.ts'
import { requireReview } from './requireReview.ts'

/**
 * Begins a note that stands beside a signed one, about the author's day or else today in UTC, a draft of the actor's own. Words of theirs that came too
 * late for the signed note become its first words, and count as dealt with. `wrong_state` where that note is not signed;
 * `not_found` where there are no such held words.
 */
export async function amendNote(
  services: Services,
  actor: Actor,
  noteId: NoteId,
  { kind, occurredOn, heldId }: AmendNote,
): Promise<NoteForActor> {
  const { amended, created, told } = await writeAs(services, actor, async (tx, now) => {
    const at = services.clock()
    await takeNote(tx, services.database.dialect, actor, noteId)
    const found = await requireReview(tx, now, at, noteId, 'addendum')
    const { note } = found
    const template = amendmentTemplates[kind]
    const firstWords = heldId === undefined ? undefined : await takeHeld(tx, now, note, heldId, at)
    const created = await writeNewNote(tx, now, {
      caseId: note.caseId,
      start: startOfAmendment(template),
      title: `${template.name} to ${note.title}`,
      occurredOn: occurredOn ?? new Date(at).toISOString().slice(0, 10),
      at,
      amends: { amendsId: note.id, amendsKind: kind, amendsPhase: note.amendsPhase ?? note.phase },
      firstWords,
    })
    await recordReview(tx, now, found, { act: 'addendum', reason: null, at })
    const told = await notifyOfReview(tx, now, note, { act: 'addendum', outcome: null, at })
    return { amended: found, created, told }
  })
  publishNew(services, actor, created)
  tellMoved(services, actor, amended, { act: 'addendum', told })
  return created
}

async function takeHeld(tx: Tx, actor: Actor, note: NoteOfMember, id: HeldId, at: number): Promise<string> {
  const { practiceId, memberId } = actor
  const held = (await listHeldOf(tx, practiceId, memberId, note.documentId)).find((one) => one.id === id)
  if (!held || !(await settleHeld(tx, practiceId, memberId, note.documentId, id, at)))
    throw new DomainError('not_found')
  await recordAudit(tx, at, { action: 'held.settled', by: actor, subject: { kind: 'held', id } })
  return held.text
}
