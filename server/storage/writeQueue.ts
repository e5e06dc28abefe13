/**
 * Makes acts take turns, in the order in which they asked. An act that fails neither stops nor delays those behind it.
 */
export function writeQueue(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const turn = last.then(act, act)
    last = turn.catch(() => undefined)
    return turn
  }
}
