import * as encoding from 'lib0/encoding'

/*
 * Updates as no stock client writes them, byte by byte, in version 1 of the encoding
 * (https://github.com/yjs/yjs/blob/v13.6.33/INTERNALS.md and the `write` functions of the structs).
 */

export interface Id {
  client: number
  clock: number
}

/** What a struct carries: its number in the encoding, and its bytes. */
export interface Content {
  ref: number
  write(encoder: encoding.Encoder): void
}

export interface RawStruct {
  content: Content
  origin?: Id
  right?: Id
  /** An item's id, or the name of a root. Only written where there is neither origin nor right. */
  parent?: Id | string
  key?: string
}

export interface Block extends Id {
  structs: readonly RawStruct[]
}
export type Deletes = readonly { client: number; ranges: readonly (readonly [clock: number, length: number])[] }[]

const content = (ref: number, write: (encoder: encoding.Encoder) => void): Content => ({ ref, write })
const string = (encoder: encoding.Encoder, words: string) => encoding.writeVarString(encoder, words)

export const gc = (length: number) => content(0, (encoder) => encoding.writeVarUint(encoder, length))
export const deleted = (length: number) => content(1, (encoder) => encoding.writeVarUint(encoder, length))
export const binary = (bytes: Uint8Array) => content(3, (encoder) => encoding.writeVarUint8Array(encoder, bytes))
export const words = (text: string) => content(4, (encoder) => string(encoder, text))
export const embed = (value: unknown) => content(5, (encoder) => string(encoder, JSON.stringify(value)))
export const format = (key: string, value: unknown) =>
  content(6, (encoder) => {
    string(encoder, key)
    string(encoder, JSON.stringify(value))
  })
/** A shared type by its number: 0 array, 1 map, 2 text, 3 XML element, 4 fragment, 5 hook, 6 XML text. */
export const type = (number: number, name?: string) =>
  content(7, (encoder) => {
    encoding.writeVarUint(encoder, number)
    if (name !== undefined) string(encoder, name)
  })
export const element = (name: string) => type(3, name)
export const xmlText = () => type(6)
export const values = (...all: unknown[]) =>
  content(8, (encoder) => {
    encoding.writeVarUint(encoder, all.length)
    for (const value of all) encoding.writeAny(encoder, value as never)
  })
export const subdocument = (guid: string) =>
  content(9, (encoder) => {
    string(encoder, guid)
    encoding.writeAny(encoder, {})
  })
export const skip = (length: number) => content(10, (encoder) => encoding.writeVarUint(encoder, length))

/** Writes an update from its parts, whatever they are. */
export function rawUpdate(blocks: readonly Block[], deletes: Deletes = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

/** GC and Skip have neither neighbours nor a parent. */
const bare = new Set([0, 10])

function writeStruct(encoder: encoding.Encoder, { content, origin, right, parent, key }: RawStruct): void {
  const flags = (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  if (bare.has(content.ref)) {
    encoding.writeUint8(encoder, content.ref)
    content.write(encoder)
    return
  }
  encoding.writeUint8(encoder, content.ref | flags)
  if (origin) writeId(encoder, origin)
  if (right) writeId(encoder, right)
  if (!origin && !right) {
    encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
    if (typeof parent === 'object') writeId(encoder, parent)
    else string(encoder, parent ?? 'default')
    if (key !== undefined) string(encoder, key)
  }
  content.write(encoder)
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
