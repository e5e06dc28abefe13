import { randomUUID } from 'node:crypto'
import type { NotificationKind } from '../../../shared/api/notifications.ts'
import { type CaseId, type MemberId, type NoteId, NotificationId } from '../../../shared/ids.ts'
import type { Outcome, ReviewAct } from '../../../shared/review/machine.ts'
import type { Tx } from '../../storage/database.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { insertNotifications, settleNotifications } from '../../storage/repos/notifications.ts'
import { whoMay } from '../notes/whoMay.ts'
import type { Actor } from '../services.ts'

/** A note, and the case whose care team it is for. */
export interface NotePlace {
  id: NoteId
  caseId: CaseId
}

/** Tells members of a note, whoever did it and whoever may not read it left out. Fulfils with who was told; `notified` is published once it is committed. */
export async function notify(
  tx: Tx,
  { practiceId, memberId: byId }: Pick<Actor, 'practiceId' | 'memberId'>,
  told: { note: NotePlace; kind: NotificationKind; memberIds: readonly MemberId[]; at: number },
): Promise<MemberId[]> {
  const { note, kind, at } = told
  const others = new Set(told.memberIds)
  others.delete(byId)
  if (others.size === 0) return []
  const readers = await whoMay(tx, practiceId, note, 'read', at)
  const memberIds = readers.filter((id) => others.has(id))
  const rows = memberIds.map((memberId) => ({
    id: NotificationId.parse(randomUUID()),
    memberId,
    noteId: note.id,
    byId,
    kind,
    at,
  }))
  await insertNotifications(tx, practiceId, rows)
  return memberIds
}

/** Tells of a comment: whoever is mentioned, and of what is not about them the note’s author and those who spoke before. */
export async function notifyOfComment(
  tx: Tx,
  actor: Pick<Actor, 'practiceId' | 'memberId'>,
  about: { note: NotePlace; mentioned: readonly MemberId[]; others: readonly MemberId[]; at: number },
): Promise<MemberId[]> {
  const { note, mentioned, at } = about
  const others = about.others.filter((id) => !mentioned.includes(id))
  return [
    ...(await notify(tx, actor, { note, kind: 'mentioned', memberIds: mentioned, at })),
    ...(await notify(tx, actor, { note, kind: 'commented', memberIds: others, at })),
  ]
}

const asked: readonly NotificationKind[] = ['to_review', 'to_attest']

/** Tells whom an act of review concerns, once the note is where it leads, and takes back what it answered. Fulfils with whoever has something new to see. */
export async function notifyOfReview(
  tx: Tx,
  actor: Actor,
  note: NoteOfMember,
  { act, outcome, at }: { act: ReviewAct; outcome: Outcome | null; at: number },
): Promise<MemberId[]> {
  const tell = (kind: NotificationKind, ...memberIds: MemberId[]) => notify(tx, actor, { note, kind, memberIds, at })
  switch (act) {
    case 'sign':
    case 'submit': {
      const reviewers = await whoMay(tx, actor.practiceId, note, 'cosign', at)
      const prescribers = await whoMay(tx, actor.practiceId, note, 'attest', at)
      return [...(await tell('to_review', ...reviewers)), ...(await tell('to_attest', ...prescribers))]
    }
    case 'cosign':
    case 'attest': {
      const kinds: NotificationKind[] = [act === 'cosign' ? 'to_review' : 'to_attest']
      const settled = await settleNotifications(tx, actor.practiceId, note.id, kinds, at)
      const isComplete = outcome !== null && outcome.status !== 'in_review'
      return [...settled, ...(isComplete ? await tell('completed', note.authorId) : [])]
    }
    case 'requestChanges':
      return [
        ...(await settleNotifications(tx, actor.practiceId, note.id, asked, at)),
        ...(await tell('sent_back', note.authorId)),
      ]
    case 'withdraw':
      return settleNotifications(tx, actor.practiceId, note.id, asked, at)
    case 'addendum':
      return tell('amended', note.authorId)
    case 'enterInError':
      return tell('entered_in_error', note.authorId)
    case 'discard':
    case 'recover':
      return []
  }
}
