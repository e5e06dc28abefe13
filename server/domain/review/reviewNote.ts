import { noteAbilities, reviewFactsOf } from '../../../shared/access/policy.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { outcomeOf } from '../../../shared/review/machine.ts'
import type { MarkStatement } from '../../../shared/seal/sealedNote.ts'
import { hideWrongClient } from '../../storage/repos/noteStates.ts'
import { type NoteForActor, requireNote } from '../notes/notes.ts'
import { notifyOfReview } from '../notifications/notify.ts'
import type { Actor, Services } from '../services.ts'
import { addToChain, sha256 } from '../signing/chain.ts'
import { writeAs } from '../writeAs.ts'
import { moveNote, recordReview, takeNote, tellMoved } from './moveNote.ts'
import { recordedIn } from './recordedIn.ts'
import { requireReview } from './requireReview.ts'

/** Acts that mark what was signed, each as the next seal of the practice's chain. */
const marks = {
  withdraw: 'withdrawn',
  requestChanges: 'changes_requested',
  enterInError: 'entered_in_error',
} as const satisfies Record<string, MarkStatement['kind']>

type MarkingAct = keyof typeof marks

async function markNote(
  services: Services,
  actor: Actor,
  noteId: NoteId,
  { act, reason, wrongClient = false }: { act: MarkingAct; reason: string | null; wrongClient?: boolean },
): Promise<NoteForActor> {
  const { dialect } = services.database
  const seen = act === 'enterInError' ? { recorded: (await recordedIn(services, actor, noteId)).recorded } : {}
  await requireReview(services.database.read, actor, services.clock(), noteId, act, seen)
  const key = await services.practiceKeys.of(actor.practiceId)
  const { found: moved, told } = await writeAs(services, actor, async (tx, now) => {
    const at = services.clock()
    await takeNote(tx, dialect, actor, noteId)
    const found = await requireReview(tx, now, at, noteId, act, seen)
    const outcome = outcomeOf(act, reviewFactsOf(found.facts))
    const words = { kind: marks[act], reason: reason === null ? null : sha256(reason) }
    await addToChain(tx, { dialect, key, actor: now, note: found.note, at }, words)
    await recordReview(tx, now, found, { act, reason, at })
    await moveNote(tx, now, found, outcome, at)
    if (wrongClient) await hideWrongClient(tx, actor.practiceId, noteId)
    return { found, told: await notifyOfReview(tx, now, found.note, { act, outcome, at }) }
  })
  tellMoved(services, actor, moved, { act, told })
  if (!wrongClient) return requireNote(services.database.read, actor, services.clock(), noteId, 'read')
  services.publisher.publish({ type: 'accessChanged', caseIds: [moved.note.caseId] })
  return hidden(moved)
}

/** The note as it was shown last: nobody may do anything with it any more. */
const hidden = (found: NoteForActor): NoteForActor => {
  const nobody = { roles: [], careRole: null }
  const note = { ...found.note, status: 'entered_in_error' as const, awaits: null }
  return { ...found, note, abilities: noteAbilities(nobody, found.facts), readOnly: 'entered_in_error' }
}

/** The author takes a note back from review: it is a draft again, and what was signed counts no more. It is logged. */
export const withdrawNote = (services: Services, actor: Actor, id: NoteId): Promise<NoteForActor> =>
  markNote(services, actor, id, { act: 'withdraw', reason: null })

/** Whoever reviews a note asks for changes, and says which. It can be written in again, and is signed anew after that. */
export const returnNote = (services: Services, actor: Actor, id: NoteId, reason: string): Promise<NoteForActor> =>
  markNote(services, actor, id, { act: 'requestChanges', reason })

/**
 * A note is marked as entered in error. It stays readable with its reason; one that was written for the wrong client is
 * hidden from everybody and stays stored with its seals.
 */
export const enterInError = (
  services: Services,
  actor: Actor,
  id: NoteId,
  { reason, wrongClient }: { reason: string; wrongClient: boolean },
): Promise<NoteForActor> => markNote(services, actor, id, { act: 'enterInError', reason, wrongClient })
