import { compare } from '../../../shared/compare.ts'
import { PracticeId } from '../../../shared/ids.ts'
import { beforeAnyPractice, type ChainHead, type ChainName, compartments, nothingBefore } from '../auditChain.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'

/**
 * Takes so many numbers of each chain and says where each ended before. Until the transaction ends nobody else takes
 * numbers of these chains: others wait at this statement, in the order of the chains' names, which all keep.
 */
export async function takeNumbers(
  tx: Tx,
  counts: ReadonlyMap<ChainName, number>,
): Promise<ReadonlyMap<ChainName, ChainHead>> {
  const before = new Map<ChainName, ChainHead>()
  const sorted = [...counts].toSorted(([one], [other]) => compare(one, other))
  for (const some of inStatements(sorted)) {
    const taken = await tx
      .insertInto('audit_head')
      .values(some.map(([chain, number]) => ({ chain, number, hash: nothingBefore })))
      .onConflict((conflict) =>
        conflict
          .column('chain')
          .doUpdateSet((row) => ({ number: row('audit_head.number', '+', row.ref('excluded.number')) })),
      )
      .returning(['chain', 'number', 'hash'])
      .execute()
    for (const { chain, number, hash } of taken) before.set(chain, { number: number - (counts.get(chain) ?? 0), hash })
  }
  return before
}

/** Says by which hash each chain ends now. Its numbers were taken in this transaction. */
export async function endChains(tx: Tx, heads: ReadonlyMap<ChainName, ChainHead>): Promise<void> {
  for (const some of inStatements([...heads])) {
    await tx
      .insertInto('audit_head')
      .values(some.map(([chain, { number, hash }]) => ({ chain, number, hash })))
      .onConflict((conflict) => conflict.column('chain').doUpdateSet((row) => ({ hash: row.ref('excluded.hash') })))
      .execute()
  }
}

/** Where every chain of the installation ends, by what is committed. */
export async function listHeads(db: Reader): Promise<ReadonlyMap<ChainName, ChainHead>> {
  const rows = await db.selectFrom('audit_head').select(['chain', 'number', 'hash']).orderBy('chain').execute()
  return new Map(rows.map(({ chain, number, hash }) => [chain, { number, hash }]))
}

/** Where one chain ends. */
export async function findHead(db: Reader, chain: ChainName): Promise<ChainHead | undefined> {
  return db.selectFrom('audit_head').select(['number', 'hash']).where('chain', '=', chain).executeTakeFirst()
}

/** A chain by its name, as it stands in a file or in the database; undefined for what names none. */
export function chainNamed(name: string): ChainName | undefined {
  if (name === beforeAnyPractice || name === compartments) return name
  return PracticeId.safeParse(name).data
}
