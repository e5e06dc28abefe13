import type { Today, WaitingNote } from '../../../shared/api/today.ts'
import type { CaseInFull } from '../../domain/cases/standing.ts'
import type { Actor } from '../../domain/services.ts'
import type { Waiting, WaitingForActor } from '../../domain/today/today.ts'
import { presentCase } from './cases.ts'
import { presentNote } from './notes.ts'

const caseOf = ({ found: { id, code, preferredName } }: CaseInFull) => ({
  caseId: id,
  caseCode: code,
  casePreferredName: preferredName,
})

const presentWaiting = ({ waiting, place, reviewDueAt, signDueOn, reviewsAs }: Waiting): WaitingNote => ({
  ...presentNote(waiting),
  dose: place?.dose ?? null,
  afterDose: place?.after ?? null,
  reviewDueAt: reviewDueAt === null ? null : new Date(reviewDueAt).toISOString(),
  signDueOn,
  reviewsAs,
})

export const presentToday = (actor: Actor, today: WaitingForActor): Today => ({
  toReview: today.toReview.map(presentWaiting),
  sentBack: today.sentBack.map(presentWaiting),
  toFinish: today.toFinish.map(presentWaiting),
  cosigned: today.cosigned.map(presentWaiting),
  cases: today.cases.map((one) => presentCase(actor, one)),
  due: {
    actions: today.due.actions.map(({ of, action: { id, noteId, text, owner, due } }) => ({
      ...caseOf(of),
      id,
      noteId,
      text,
      owner,
      due: due ?? '',
    })),
    measures: today.due.measures.map(({ of, due }) => ({ ...caseOf(of), ...due })),
  },
})
