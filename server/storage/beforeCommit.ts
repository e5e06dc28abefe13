import type { Tx } from './database.ts'

type Last = () => Promise<void>

const leftOf = new WeakMap<Tx, Last[]>()

/** Runs `act` in the transaction, and then whatever was left for its end, in the order in which it was left. */
export async function withItsEnd<Result>(tx: Tx, act: (tx: Tx) => Promise<Result>): Promise<Result> {
  const left: Last[] = []
  leftOf.set(tx, left)
  const result = await act(tx)
  leftOf.delete(tx)
  for (const one of left) await one()
  return result
}

/**
 * Makes a function that gathers what it is given in the course of a transaction and hands all of it to `act` in one, as the
 * transaction's last work. A lock that `act` takes is so the last one of every transaction and never held while it waits
 * for another. In a transaction that was not begun by `Database.write` it acts at once.
 */
export function gatheredUntilCommit<Item>(
  act: (tx: Tx, items: readonly Item[]) => Promise<void>,
): (tx: Tx, items: readonly Item[]) => Promise<void> {
  const gatheredOf = new WeakMap<Tx, Item[]>()
  return async (tx, items) => {
    const left = leftOf.get(tx)
    if (!left) return act(tx, items)
    const known = gatheredOf.get(tx)
    if (known) {
      for (const item of items) known.push(item)
      return
    }
    const gathered = [...items]
    gatheredOf.set(tx, gathered)
    left.push(() => act(tx, gathered))
  }
}
