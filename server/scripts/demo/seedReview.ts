import { reviewFactsOf } from '../../../shared/access/policy.ts'
import type { DocumentId, NoteId } from '../../../shared/ids.ts'
import { factsOfText } from '../../../shared/note/facts.ts'
import { type NoteStatus, outcomeOf, refusalOf } from '../../../shared/review/machine.ts'
import { attestations } from '../../../shared/review/sentences.ts'
import { canonicalNote, type SignatureStatement } from '../../../shared/seal/sealedNote.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import { contributorsTo } from '../../domain/history/contributors.ts'
import { type ReadText, readText } from '../../domain/history/versionText.ts'
import { forActor } from '../../domain/notes/notes.ts'
import { supervisionOf } from '../../domain/notes/supervisionOf.ts'
import { versionOf } from '../../domain/notes/versionOf.ts'
import { moveNote, recordReview } from '../../domain/review/moveNote.ts'
import type { Services } from '../../domain/services.ts'
import { addToChain, sha256 } from '../../domain/signing/chain.ts'
import { prescribersSections } from '../../domain/signing/prescribersSections.ts'
import { contentOf, sealedContributors } from '../../domain/signing/readSealable.ts'
import { meanings, type SigningAct, sectionsOf } from '../../domain/signing/signNote.ts'
import type { Tx } from '../../storage/database.ts'
import { findNoteOf } from '../../storage/repos/notes.ts'
import { keepContent } from '../../storage/repos/seals.ts'
import { momentOf } from './days.ts'
import type { DemoNote } from './demoCase.ts'
import { type DemoPerson, prescriber, supervisor } from './people.ts'
import { actorOf, type SeededPractice } from './seedPractice.ts'

/** A note as it was written, to be brought through its review. */
export interface WrittenNote {
  note: DemoNote
  noteId: NoteId
  documentId: DocumentId
}

/** One act of a review: who did it, and at which time of the note’s day. */
type Step = { by: DemoPerson; at: string } & (
  | { act: SigningAct }
  | { act: 'requestChanges' | 'enterInError'; reason: string }
)

const marks = { requestChanges: 'changes_requested', enterInError: 'entered_in_error' } as const

/**
 * Brings notes where their story says they are, in the order of their days, as their people would have: by acts that the
 * state of the note allows, to where they lead.
 */
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
    const text = await readText({ read: tx }, practice.practiceId, one.documentId)
    if (!text) throw new Error(`“${one.note.templateId}” has no text.`)
    let status: NoteStatus = 'draft'
    for (const step of stepsOf(
      one.note,
      prescribersSections(text.plain, sectionsOfTemplate(one.note.templateId)).length > 0,
    ))
      status = await take(step, one, text)
    if (status !== one.note.review?.until) throw new Error(`“${one.note.templateId}” is ${status} in the end.`)
  }

  async function take(step: Step, { note: demo, noteId }: WrittenNote, text: ReadText): Promise<NoteStatus> {
    const { practiceId } = practice
    const actor = actorOf(practice, step.by)
    const note = await findNoteOf(tx, practiceId, actor.memberId, noteId)
    if (!note) throw new Error(`${step.by.email} does not see the note.`)
    const when = Math.min(momentOf(demo.day, step.at, at), at)
    const found = forActor(note, actor, when, await supervisionOf(tx, actor, when))
    const facts = { ...reviewFactsOf(found.facts), recorded: factsOfText(text.plain).recorded }
    const refusal = refusalOf(step.act, facts)
    if (refusal !== null) throw new Error(`“${demo.templateId}” allows no ${step.act}: ${refusal}.`)
    const chain = { dialect: services.database.dialect, key, actor, note, at: when }
    let asked: string[] = []
    if ('reason' in step) {
      await addToChain(tx, chain, { kind: marks[step.act], reason: sha256(step.reason) })
    } else {
      const sections = sectionsOf(step.act, found, {
        prescribersSections: prescribersSections(text.plain, sectionsOfTemplate(note.templateId)),
      })
      asked = sections.asked.map(({ id }) => id)
      await sign(step.act, chain, text, sections.answered)
    }
    const outcome = outcomeOf(step.act, facts, asked)
    await recordReview(tx, actor, found, { act: step.act, reason: 'reason' in step ? step.reason : null, at: when })
    await moveNote(tx, actor, found, outcome, when)
    return outcome.status
  }

  async function sign(
    act: SigningAct,
    chain: Parameters<typeof addToChain>[1],
    text: ReadText,
    sections: SignatureStatement['sections'],
  ): Promise<void> {
    const { practiceId } = practice
    const content = canonicalNote(contentOf(practiceId, chain.note, text.plain))
    await keepContent(tx, practiceId, chain.note.id, { hash: sha256(content), content })
    await addToChain(tx, chain, {
      kind: 'signature',
      content: sha256(content),
      version: versionOf({ head: text.head, occurredOn: chain.note.occurredOn }),
      meaning: meanings[act],
      attestation: attestations[meanings[act]],
      sections,
      contributors: sealedContributors(await contributorsTo(tx, practiceId, text.text)),
      review: act === 'cosign' ? { discussedOn: null, present: false } : null,
    })
  }
}

function stepsOf({ author, review }: DemoNote, hasPrescribersSections: boolean): Step[] {
  if (review === undefined) return []
  if (review.until === 'signed') return [{ by: author, at: '18:00', act: 'sign' }]
  const submitted: Step = { by: author, at: '18:00', act: 'submit' }
  const begun: Step[] =
    hasPrescribersSections && author !== prescriber
      ? [submitted, { by: prescriber, at: '18:40', act: 'attest' }]
      : [submitted]
  if (review.until === 'in_review') return begun
  const answeredAt = { by: supervisor, at: '19:30' }
  if (review.until === 'changes_requested')
    return [...begun, { ...answeredAt, act: 'requestChanges', reason: review.reason }]
  const cosigned: Step[] = [...begun, { ...answeredAt, act: 'cosign' }]
  if (review.until === 'cosigned') return cosigned
  return [...cosigned, { by: author, at: '20:00', act: 'enterInError', reason: review.reason }]
}

const sectionsOfTemplate = (id: string) => findTemplate(id)?.sections ?? []
