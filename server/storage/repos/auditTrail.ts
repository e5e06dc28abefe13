import type { ExpressionBuilder } from 'kysely'
import { beforeAnyPractice, type ChainedEntry, type ChainName, compartments } from '../auditChain.ts'
import type { Reader } from '../database.ts'
import type { Tables } from '../tables.ts'

/** An entry as it is stored, whatever its hash should be. */
export type StoredEntry = ChainedEntry & { hash: string; seq: number }

/** Entries of a chain with numbers above `after`, by number. Whether they follow from one another is for the reader to see. */
export async function readChain(
  db: Reader,
  chain: ChainName,
  page: { after: number; limit: number },
): Promise<StoredEntry[]> {
  if (chain === compartments) return readCompartments(db, page)
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where(isOf(chain))
    .where('number', '>', page.after)
    .orderBy('number')
    .orderBy('seq')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    chain,
    number: row.number,
    at: row.at,
    practiceId: row.practice_id,
    noteId: null,
    memberId: row.member_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: row.detail,
    hash: row.hash,
  }))
}

async function readCompartments(db: Reader, page: { after: number; limit: number }): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('process_audit_entry')
    .selectAll()
    .where('number', '>', page.after)
    .orderBy('number')
    .orderBy('seq')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    chain: compartments,
    number: row.number,
    at: row.at,
    practiceId: row.practice_id,
    noteId: row.note_id,
    memberId: row.member_id,
    action: row.action,
    subjectKind: null,
    subjectId: null,
    detail: row.detail,
    hash: row.hash,
  }))
}

/** How many entries a chain has with numbers up to this one. */
export async function countUpTo(db: Reader, chain: ChainName, number: number): Promise<number> {
  const { count } =
    chain === compartments
      ? await db
          .selectFrom('process_audit_entry')
          .select((select) => select.fn.countAll<number | string>().as('count'))
          .where('number', '<=', number)
          .executeTakeFirstOrThrow()
      : await db
          .selectFrom('audit_entry')
          .select((select) => select.fn.countAll<number | string>().as('count'))
          .where(isOf(chain))
          .where('number', '<=', number)
          .executeTakeFirstOrThrow()
  return Number(count)
}

/** The practices that have entries, whether or not they are in the list of practices. */
export async function practicesInAudit(db: Reader) {
  const rows = await db
    .selectFrom('audit_entry')
    .select('practice_id as practiceId')
    .where('practice_id', 'is not', null)
    .distinct()
    .execute()
  return rows.flatMap(({ practiceId }) => practiceId ?? [])
}

const isOf = (chain: Exclude<ChainName, typeof compartments>) => (where: ExpressionBuilder<Tables, 'audit_entry'>) =>
  chain === beforeAnyPractice ? where('practice_id', 'is', null) : where('practice_id', '=', chain)
