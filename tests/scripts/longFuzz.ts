import { fuzzRoom } from '../sync/fuzzRoom.ts'

/*
 * A million inputs for the part of a room that takes in updates, run by hand: `node tests/scripts/longFuzz.ts [seed]
 * [inputs]`. Says how far it is, and the seed of a failure, with which it can be run again.
 */
const [seedGiven, inputsGiven] = process.argv.slice(2).map(Number)
const first = seedGiven ?? Math.floor(Math.random() * 2 ** 31)
const inputs = inputsGiven ?? 1_000_000
const inARound = 10_000
const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

const began = performance.now()
const outcomes = new Map<string, number>()
for (let done = 0; done < inputs; done += inARound) {
  const seed = first + done
  for (const [outcome, count] of fuzzRoom(seed, Math.min(inARound, inputs - done)))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
  say(
    `${Math.min(inputs, done + inARound)} of ${inputs}, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`,
  )
}
for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1]))
  say(`${String(count).padStart(9)}  ${outcome}`)
