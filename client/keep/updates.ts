import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Updates one after another, each with its length before it. */
export function encodeUpdates(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const update of updates) encoding.writeVarUint8Array(encoder, update)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** The same back. Throws where the bytes are no such list. */
export function decodeUpdates(bytes: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(bytes)
  const updates: Uint8Array[] = []
  while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder).slice())
  return updates
}

/** The words that updates put in, for somebody to read who cannot put them into the note any more. */
export function wordsIn(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  let words = ''
  let last: Y.Item | null = null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { client, clock } = struct.id
    const taken = ds.clients.get(client) ?? []
    let own = ''
    if (struct.content instanceof Y.ContentString) {
      own = [...struct.content.str.split('')]
        .filter(
          (_letter, at) => !taken.some((range) => clock + at >= range.clock && clock + at < range.clock + range.len),
        )
        .join('')
    } else if (struct.content instanceof Y.ContentAny) {
      own = struct.content.arr.filter((value) => typeof value === 'string' || typeof value === 'number').join(' ')
    }
    if (own === '') continue
    const goesOn: boolean = last !== null && struct.origin !== null && Y.compareIDs(struct.origin, last.lastId)
    words += words === '' || goesOn ? own : `\n${own}`
    last = struct
  }
  return words
}
