import type { NoteReview, NoteSignature } from '../../../shared/api/review.ts'
import type { lifeOfNote } from '../../domain/review/lifeOfNote.ts'
import type { Signature } from '../../domain/signing/signatures.ts'

export function presentSignature({ statement, row, publicKey, voided, intact }: Signature): NoteSignature {
  const { format: _, practice: __, kind: ___, noteId: ____, ...said } = statement
  const mark = voided && voided.kind !== 'entered_in_error' ? voided : null
  return {
    ...said,
    seal: row.seal,
    publicKey,
    voided: mark && {
      as: mark.kind === 'withdrawn' ? 'withdrawn' : 'changes_requested',
      at: mark.at,
      by: mark.signer.name,
    },
    intact,
  }
}

export function presentLife({ events, amendments }: Awaited<ReturnType<typeof lifeOfNote>>): NoteReview {
  return {
    events: events.map(({ id, act, at, memberId, memberName, reason }) => ({
      ...{ id, act, reason, at: new Date(at).toISOString() },
      by: { id: memberId, name: memberName },
    })),
    amendments: amendments.flatMap(({ id, amendsKind, status, authorName, createdAt }) =>
      amendsKind === null
        ? []
        : [{ noteId: id, kind: amendsKind, status, author: authorName, createdAt: new Date(createdAt).toISOString() }],
    ),
  }
}
