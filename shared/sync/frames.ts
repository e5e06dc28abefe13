import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { limits } from './limits.ts'

/** Message types: 0 to 3 are the y-websocket protocol's, 4 and 5 are this product's. */
export const frameTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 4, held: 5 } as const
const syncTypes = { step1: 0, step2: 1, update: 2 } as const

/** One state in an awareness message. `json` is the state as sent, not yet parsed. */
export interface AwarenessEntry {
  clientId: number
  clock: number
  json: string
}

/** What a client may send, decoded. */
export type ClientFrame =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2'; update: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'awareness'; entries: AwarenessEntry[] }
  | { type: 'queryAwareness' }
  | { type: 'saved'; number: number }

/** Why something was not merged, as frame 5 says it. `heldId` is null where it was not kept. */
export interface HeldNotice {
  reason: 'locked' | 'revoked' | 'overwritten' | 'read_only' | 'foreign' | 'misplaced'
  heldId: string | null
}

/** A message that does not follow the protocol. The connection that sent it is closed with 4400. */
export class ProtocolError extends Error {
  override name = 'ProtocolError'
}

/**
 * Decodes one message in full. Throws `ProtocolError` for an unknown type, a length that runs over the end, bytes left
 * over, or more awareness states than allowed. Never allocates more than the message itself holds.
 */
export function decodeClientFrame(message: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(message)
  try {
    const frame = readFrame(decoder)
    if (decoding.hasContent(decoder)) throw new ProtocolError('bytes left over')
    return frame
  } catch (error) {
    if (error instanceof ProtocolError) throw error
    throw new ProtocolError('not readable', { cause: error })
  }
}

function readFrame(decoder: decoding.Decoder): ClientFrame {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case frameTypes.sync:
      return readSync(decoder)
    case frameTypes.awareness:
      return { type: 'awareness', entries: readAwareness(readBytes(decoder)) }
    case frameTypes.queryAwareness:
      return { type: 'queryAwareness' }
    case frameTypes.saved:
      return { type: 'saved', number: decoding.readVarUint(decoder) }
    default:
      throw new ProtocolError(`unknown message type ${type}`)
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame {
  const step = decoding.readVarUint(decoder)
  switch (step) {
    case syncTypes.step1:
      return { type: 'step1', stateVector: readBytes(decoder) }
    case syncTypes.step2:
      return { type: 'step2', update: readBytes(decoder) }
    case syncTypes.update:
      return { type: 'update', update: readBytes(decoder) }
    default:
      throw new ProtocolError(`unknown sync step ${step}`)
  }
}

/** lib0 hands out views beyond the end of a buffer without a word, so lengths are held against what is there. */
function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new ProtocolError('a length runs over the end')
  return decoding.readUint8Array(decoder, length)
}

const text = new TextDecoder('utf-8', { fatal: true })

function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > limits.awarenessStatesPerMessage) throw new ProtocolError('too many awareness states')
  const entries: AwarenessEntry[] = []
  for (let index = 0; index < count; index++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ clientId, clock, json: text.decode(readBytes(decoder)) })
  }
  if (decoding.hasContent(decoder)) throw new ProtocolError('bytes left over')
  return entries
}

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (step: number, payload: Uint8Array): Uint8Array =>
  frame(frameTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })

export const encodeStep1 = (stateVector: Uint8Array): Uint8Array => syncFrame(syncTypes.step1, stateVector)
export const encodeStep2 = (update: Uint8Array): Uint8Array => syncFrame(syncTypes.step2, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncFrame(syncTypes.update, update)

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array => {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, json)
  }
  return frame(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner)))
}

/** From the client: tell me when everything I sent before is on disk. From the server: it is. */
export const encodeSaved = (number: number): Uint8Array =>
  frame(frameTypes.saved, (encoder) => encoding.writeVarUint(encoder, number))

export const encodeHeld = (notice: HeldNotice): Uint8Array =>
  frame(frameTypes.held, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)))
