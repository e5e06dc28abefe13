import { type DocumentId, type NoteId, SessionId } from '../../../shared/ids.ts'
import { readNote } from '../../../shared/note/read.ts'
import { documentOf } from '../../../shared/note/stored.ts'
import { awaitsNothing, type NoteStatus, type ReviewAct } from '../../../shared/review/machine.ts'
import { attestations, type Meaning } from '../../../shared/review/sentences.ts'
import type { MarkStatement } from '../../../shared/seal/sealedNote.ts'
import { canonicalNote } from '../../../shared/seal/sealedNote.ts'
import { forActor } from '../../domain/notes/notes.ts'
import { moveNote, recordReview } from '../../domain/review/moveNote.ts'
import type { Actor, Services } from '../../domain/services.ts'
import { addToChain, sha256 } from '../../domain/signing/chain.ts'
import { contributorsTo } from '../../domain/signing/contributors.ts'
import { prescribersSections } from '../../domain/signing/prescribersSections.ts'
import { contentOf } from '../../domain/signing/readSealable.ts'
import type { Tx } from '../../storage/database.ts'
import { findNoteOf } from '../../storage/repos/notes.ts'
import { keepContent } from '../../storage/repos/seals.ts'
import { momentOf } from './days.ts'
import type { DemoNote } from './demoCase.ts'
import { type DemoPerson, prescriber, supervisor } from './people.ts'
import type { SeededPractice } from './seedPractice.ts'

/** A note as it was written, to be brought through its review. */
export interface WrittenNote {
  note: DemoNote
  noteId: NoteId
  documentId: DocumentId
  bytes: Uint8Array
}

/** One act of a review: who did it, at which time of the note’s day, and the state that it left. */
interface Step {
  by: DemoPerson
  at: string
  act: ReviewAct
  status: NoteStatus
  says: { meaning: Meaning } | { mark: MarkStatement['kind']; reason: string }
}

/** Brings notes where their story says they are, in the order of their days, as their people would have. */
export async function seedReviews(
  tx: Tx,
  services: Services,
  practice: SeededPractice,
  written: readonly WrittenNote[],
  at: number,
): Promise<void> {
  const reviewed = written
    .filter(({ note }) => note.review !== undefined)
    .toSorted((one, other) => momentOf(one.note.day, one.note.at, at) - momentOf(other.note.day, other.note.at, at))
  const key = await services.practiceKeys.inTransaction(tx, practice.practiceId)
  for (const one of reviewed) {
    const document = documentOf([one.bytes])
    try {
      for (const step of stepsOf(one.note, prescribersSections(readNote(document), one.note.templateId).length > 0))
        await take(step, one, document)
    } finally {
      document.destroy()
    }
  }

  async function take(
    step: Step,
    { note: demo, noteId, documentId }: WrittenNote,
    document: ReturnType<typeof documentOf>,
  ) {
    const { practiceId, idOf } = practice
    const actor = actorOf(practiceId, idOf(step.by), step.by)
    const note = await findNoteOf(tx, practiceId, actor.memberId, noteId)
    if (!note) throw new Error(`${step.by.email} does not see the note.`)
    const when = Math.min(momentOf(demo.day, step.at, at), at)
    const found = forActor(note, actor, when)
    const chain = { dialect: services.database.dialect, key, actor, note, at: when }
    if ('mark' in step.says) {
      await addToChain(tx, chain, { kind: step.says.mark, reason: sha256(step.says.reason) })
    } else {
      const { meaning } = step.says
      const text = readNote(document)
      const content = canonicalNote(contentOf(practiceId, note, text))
      await keepContent(tx, practiceId, noteId, { hash: sha256(content), content })
      await addToChain(tx, chain, {
        kind: 'signature',
        content: sha256(content),
        version: String(note.head),
        meaning,
        attestation: attestations[meaning],
        sections: meaning === 'answers_for' ? prescribersSections(text, note.templateId) : [],
        contributors: await contributorsTo(tx, practiceId, documentId, document),
        review: meaning === 'co_signer' ? { discussedOn: null, present: false } : null,
      })
    }
    const reason = 'mark' in step.says ? step.says.reason : null
    await recordReview(tx, actor, found, { act: step.act, reason, at: when })
    const locked = step.status !== 'draft' && step.status !== 'changes_requested'
    const awaits = step.status === 'in_review' ? { cosign: 'awaited' as const, sections: [] } : awaitsNothing
    await moveNote(tx, actor, found, { status: step.status, locked, awaits, voids: !locked }, when)
  }
}

function stepsOf({ author, review }: DemoNote, hasPrescribersSections: boolean): Step[] {
  if (review === undefined) return []
  if (review.until === 'signed')
    return [{ by: author, at: '18:00', act: 'sign', status: 'signed', says: { meaning: 'author' } }]
  const submitted: Step = { by: author, at: '18:00', act: 'submit', status: 'in_review', says: { meaning: 'author' } }
  const attested: Step = {
    ...{ by: prescriber, at: '18:40', act: 'attest', status: 'in_review' },
    says: { meaning: 'answers_for' },
  }
  const begun = hasPrescribersSections ? [submitted, attested] : [submitted]
  if (review.until === 'in_review') return begun
  if (review.until === 'changes_requested') {
    const says = { mark: 'changes_requested' as const, reason: review.reason }
    return [...begun, { by: supervisor, at: '19:30', act: 'requestChanges', status: 'changes_requested', says }]
  }
  const cosigned: Step = {
    ...{ by: supervisor, at: '19:30', act: 'cosign', status: 'cosigned' },
    says: { meaning: 'co_signer' },
  }
  if (review.until === 'cosigned') return [...begun, cosigned]
  const says = { mark: 'entered_in_error' as const, reason: review.reason }
  return [...begun, cosigned, { by: author, at: '20:00', act: 'enterInError', status: 'entered_in_error', says }]
}

/** Nobody is signed in while the demonstration is filled: the session is no session's. */
const actorOf = (practiceId: Actor['practiceId'], memberId: Actor['memberId'], person: DemoPerson): Actor => ({
  practiceId,
  memberId,
  sessionId: SessionId.parse('0'.repeat(64)),
  name: person.name,
  email: person.email,
  color: person.color,
  roles: person.roles,
})
