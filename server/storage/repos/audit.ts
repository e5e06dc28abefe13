import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import { type ChainName, chainOf, compartments, hashOf, nothingBefore } from '../auditChain.ts'
import { gatheredUntilCommit } from '../beforeCommit.ts'
import type { Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'
import { endChains, takeNumbers } from './auditHeads.ts'
import { type PlacedAudit, placeAudit } from './processAudit.ts'

export interface AuditRow {
  practiceId: PracticeId | null
  at: Millis
  memberId: MemberId | null
  action: string
  subjectKind: string | null
  subjectId: string | null
  detail: string | null
}

/**
 * Adds entries, each chained to the one before it as the last work of the transaction. Nothing changes or removes one. What
 * happens in a private compartment is written down there, and leaves no trace in what the practice's admins read, not even a
 * number that is missing.
 */
export const appendAudit: (tx: Tx, rows: readonly AuditRow[]) => Promise<void> = gatheredUntilCommit(chainEntries)

async function chainEntries(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return
  const placed = await placeAudit(tx, rows)
  const counts = new Map<ChainName, number>()
  for (const one of placed) counts.set(chainFor(one), (counts.get(chainFor(one)) ?? 0) + 1)
  const heads = new Map(await takeNumbers(tx, counts))
  const chained = placed.map((one) => {
    const { row, noteId } = one
    const chain = chainFor(one)
    const before = heads.get(chain) ?? { number: 0, hash: nothingBefore }
    const number = before.number + 1
    // In a compartment the note says what an entry is about.
    const { subjectKind, subjectId } = noteId === null ? row : { subjectKind: null, subjectId: null }
    const hash = hashOf(before.hash, { ...row, chain, number, noteId, subjectKind, subjectId })
    heads.set(chain, { number, hash })
    return { row, noteId, number, hash }
  })
  for (const some of inStatements(chained.filter(({ noteId }) => noteId === null)))
    await tx.insertInto('audit_entry').values(some.map(inPractice)).execute()
  for (const some of inStatements(chained.flatMap(inCompartment)))
    await tx.insertInto('process_audit_entry').values(some).execute()
  await endChains(tx, heads)
}

const chainFor = ({ row: { practiceId }, noteId }: PlacedAudit<AuditRow>): ChainName =>
  noteId === null ? chainOf(practiceId) : compartments

type Chained = PlacedAudit<AuditRow> & { number: number; hash: string }

const inPractice = ({ row, number, hash }: Chained) => ({
  practice_id: row.practiceId,
  at: row.at,
  member_id: row.memberId,
  action: row.action,
  subject_kind: row.subjectKind,
  subject_id: row.subjectId,
  detail: row.detail,
  number,
  hash,
})

const inCompartment = ({ row: { practiceId, at, memberId, action, detail }, noteId, number, hash }: Chained) =>
  noteId === null || practiceId === null
    ? []
    : [{ practice_id: practiceId, note_id: noteId, at, member_id: memberId, action, detail, number, hash }]
