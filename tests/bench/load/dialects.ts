import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { encodeSaved, encodeStep1, encodeStep2, encodeUpdate, frameTypes } from '../../../shared/sync/frames.ts'

/** The servers that are measured. */
export type Contestant = 'throughline' | 'relay' | 'hocuspocus'

/** What a server said, as far as the load looks into it. */
export type Heard =
  | { kind: 'update' | 'step2'; update: Uint8Array }
  | { kind: 'step1' }
  | { kind: 'saved'; number: number }
  | { kind: 'other' }

/** How one kind of server is spoken to about one document. */
export interface Dialect {
  path: string
  headers: Readonly<Record<string, string>>
  /** Payloads to send when the socket is open, the first of which may ask for the document. */
  greeting: readonly Uint8Array[]
  /** Whether the server keeps the document and so answers the greeting with it. */
  keepsDocuments: boolean
  /** What the client answers when the server asks for what it has. */
  ownState: Uint8Array
  wrap(update: Uint8Array): Uint8Array
  hear(payload: Uint8Array): Heard
  /** The question whether everything that was sent is on disk, where the server can be asked. */
  askSaved: ((number: number) => Uint8Array) | null
}

export interface Speaker {
  contestant: Contestant
  port: number
  documentId: string
  cookie: string
}

const emptyUpdate = Uint8Array.of(0, 0)
const nothing = Uint8Array.of(0)

/** How a client of this member speaks to this server. */
export function dialectOf(speaker: Speaker): Dialect {
  return speaker.contestant === 'hocuspocus' ? hocuspocus(speaker) : yWebsocket(speaker)
}

function yWebsocket({ contestant, port, documentId, cookie }: Speaker): Dialect {
  const isOurs = contestant === 'throughline'
  return {
    path: `/sync/${documentId}?schema=${SCHEMA_VERSION}`,
    headers: isOurs ? { Origin: `http://localhost:${port}`, Cookie: cookie } : {},
    greeting: isOurs ? [encodeStep1(nothing)] : [],
    keepsDocuments: isOurs,
    ownState: encodeStep2(emptyUpdate),
    wrap: encodeUpdate,
    hear: (payload) => hearSync(decoding.createDecoder(payload)),
    askSaved: isOurs ? encodeSaved : null,
  }
}

function hearSync(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  if (type === frameTypes.saved) return { kind: 'saved', number: decoding.readVarUint(decoder) }
  return type === frameTypes.sync ? hearStep(decoder) : { kind: 'other' }
}

function hearStep(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder)
  if (step === 0) return { kind: 'step1' }
  return { kind: step === 1 ? 'step2' : 'update', update: decoding.readVarUint8Array(decoder) }
}

/** Message types of Hocuspocus 4 (`MessageType` in its server's source). Every message begins with the document's name. */
const hocuspocusTypes = { sync: 0, auth: 2, syncReply: 4 } as const

function hocuspocus({ documentId }: Speaker): Dialect {
  const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, documentId)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const sync = (step: number, payload: Uint8Array): Uint8Array =>
    message(hocuspocusTypes.sync, (encoder) => {
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, payload)
    })
  const token = message(hocuspocusTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'a token')
  })
  return {
    path: '/',
    headers: {},
    greeting: [token, sync(0, nothing)],
    keepsDocuments: true,
    ownState: sync(1, emptyUpdate),
    wrap: (update) => sync(2, update),
    hear(payload) {
      const decoder = decoding.createDecoder(payload)
      // The name is shorter than 128 bytes, so its length takes one.
      decoder.pos = 1 + (payload[0] ?? 0)
      const type = decoding.readVarUint(decoder)
      return type === hocuspocusTypes.sync || type === hocuspocusTypes.syncReply ? hearStep(decoder) : { kind: 'other' }
    },
    askSaved: null,
  }
}
