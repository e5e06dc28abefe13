import * as Y from 'yjs'

/** Words stand between neighbours that stand the other way round. */
export class WrongOrder extends Error {
  override name = 'WrongOrder'
  /** Its own client wrote one of the neighbours: then it need not be made by hand (see `isOfOwnHand`). */
  readonly isOwn: boolean

  constructor(item: Y.Item) {
    super('Neighbours the other way round.')
    this.isOwn = isOfOwnHand(item)
  }
}

/**
 * Whether an item that cannot be placed may come from an honest page. When Yjs takes back a deletion it looks for the old
 * neighbours by the copies that earlier undoing made of them, and these can stand the other way round, or be one and the same
 * letter. Copies are of the hand that undoes, so one neighbour at least is under the item's own client id.
 */
export const isOfOwnHand = ({ id, origin, rightOrigin }: Y.Item): boolean =>
  origin?.client === id.client || rightOrigin?.client === id.client

/**
 * Throws where one of these structs, which are in the document now, does not stand between the neighbours that it names.
 * Neighbours that were there before the transaction have been looked at before (see `findPlaceFault`).
 *
 * Whoever writes has the left neighbour before the right one. Yjs takes that for granted: an item made by hand that names
 * them the other way round gets one place in the documents that were there and another in those that are read anew, and
 * people would never see the same note again.
 */
export function checkOrder(structs: readonly (Y.Item | Y.GC | Y.Skip)[], transaction: Y.Transaction): void {
  const isNew = ({ client, clock }: Y.ID): boolean => clock >= (transaction.beforeState.get(client) ?? 0)
  const positions = new Positions()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { id, origin, rightOrigin } = struct
    if (origin === null || rightOrigin === null || (!isNew(origin) && !isNew(rightOrigin))) continue
    const [left, here, right] = [origin, id, rightOrigin].map((one) => itemAt(transaction.doc, one))
    // What has been collected stands nowhere any more.
    if (!left || !here || !right || (here.left === left && here.right === right)) continue
    if (!positions.ascend(left, here, right)) throw new WrongOrder(struct)
  }
}

/** Numbers the items of a list from left to right, each list once. */
class Positions {
  readonly #of = new Map<Y.Item, number>()

  ascend(left: Y.Item, here: Y.Item, right: Y.Item): boolean {
    if (!this.#of.has(here)) this.#number(here)
    const [first, second, third] = [left, here, right].map((item) => this.#of.get(item) ?? Number.NaN)
    // What is not in the list of the item has no number, and is neither before nor behind it.
    return first !== undefined && second !== undefined && third !== undefined && first < second && second < third
  }

  #number(item: Y.Item): void {
    let first = item
    while (first.left !== null) first = first.left
    let position = 0
    for (let next: Y.Item | null = first; next !== null; next = next.right) this.#of.set(next, position++)
  }
}

function itemAt({ store }: Y.Doc, id: Y.ID): Y.Item | undefined {
  const structs = store.clients.get(id.client)
  const struct =
    structs && id.clock < Y.getState(store, id.client) ? structs[Y.findIndexSS(structs, id.clock)] : undefined
  return struct instanceof Y.Item ? struct : undefined
}
