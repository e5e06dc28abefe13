import * as decoding from 'lib0/decoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { encodeSaved, frameTypes, type HeldNotice } from '../../shared/sync/frames.ts'
import { until } from './waiting.ts'

export interface SocketOf {
  origin: string
  cookie: string
  /** Another address that leads to the same server. */
  through?: string
}
export interface DocumentOf {
  documentId: string
  schemaVersion: number
}

/** The WebSocket of Node's own clients, with the headers that a browser would send. */
const socketClass = ({ origin, cookie }: SocketOf) =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { origin, cookie } })
    }
  }

/** A stock y-websocket client, and the frames 4 and 5 that it has been sent. */
export interface TestClient {
  doc: Y.Doc
  provider: WebsocketProvider
  saved: number[]
  held: HeldNotice[]
  closes: number[]
  synced(): Promise<void>
  /** Fulfils when the server says that everything sent before is on disk. */
  allSaved(): Promise<void>
  /** Text of the whole document, for comparing. */
  xml(): string
  /** Ends it, as closing its page would. */
  close(): void
}

/** Connects a stock provider for as long as the test takes. A client that never asks whether it is saved is a plain one. */
export function connect(member: SocketOf, note: DocumentOf, options: { doc?: Y.Doc } = {}): TestClient {
  const client = openClient(member, note, options)
  onTestFinished(() => client.close())
  return client
}

/** Connects a stock provider. The caller closes it. */
export function openClient(member: SocketOf, note: DocumentOf, options: { doc?: Y.Doc } = {}): TestClient {
  const doc = options.doc ?? new Y.Doc()
  const provider = new WebsocketProvider(
    `${(member.through ?? member.origin).replace('http', 'ws')}/sync`,
    note.documentId,
    doc,
    {
      params: { schema: String(note.schemaVersion) },
      disableBc: true,
      maxBackoffTime: 200,
      // The class that Node has by itself sends no cookie.
      WebSocketPolyfill: socketClass(member) as unknown as typeof globalThis.WebSocket,
    },
  )
  const client: TestClient = {
    doc,
    provider,
    saved: [],
    held: [],
    closes: [],
    synced: () => until('a client is synced', () => provider.synced),
    async allSaved() {
      await client.synced()
      const number = nextNumber++
      await until('the socket is open', () => provider.ws?.readyState === WebSocket.OPEN)
      provider.ws?.send(new Uint8Array(encodeSaved(number)))
      await until('everything is saved', () => client.saved.includes(number))
    },
    xml: () => doc.getXmlFragment(FRAGMENT).toString(),
    close() {
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
  let nextNumber = 1
  provider.messageHandlers[frameTypes.saved] = (_encoder: unknown, decoder: decoding.Decoder) => {
    client.saved.push(decoding.readVarUint(decoder))
  }
  provider.messageHandlers[frameTypes.held] = (_encoder: unknown, decoder: decoding.Decoder) => {
    client.held.push(JSON.parse(decoding.readVarString(decoder)))
  }
  provider.on('connection-close', (event: { code?: number } | null) => client.closes.push(event?.code ?? 0))
  return client
}

/** A bare socket: what it was sent, and how it ended. */
export interface RawSocket {
  ws: WebSocket
  messages: Uint8Array[]
  closed: Promise<number>
  send(frame: Uint8Array): void
}

/** Opens a bare socket, for what no stock client would send. Rejects with the HTTP status where the upgrade is refused. */
export function openRaw(
  member: Partial<SocketOf> & { origin: string },
  note: DocumentOf,
  headers = {},
): Promise<RawSocket> {
  const url = `${member.origin.replace('http', 'ws')}/sync/${note.documentId}?schema=${note.schemaVersion}`
  const ws = new WebSocket(url, { headers: { origin: member.origin, cookie: member.cookie ?? '', ...headers } })
  const messages: Uint8Array[] = []
  ws.on('message', (data: Buffer) => messages.push(new Uint8Array(data)))
  onTestFinished(() => ws.terminate())
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  return new Promise((resolve, reject) => {
    ws.on('open', () => resolve({ ws, messages, closed, send: (frame) => ws.send(frame) }))
    ws.on('unexpected-response', (_request, response) => reject(new UpgradeRefused(response.statusCode ?? 0)))
    ws.on('error', reject)
  })
}

export class UpgradeRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`the upgrade was refused with ${status}`)
    this.status = status
  }
}

/** The first paragraph of a note, where anybody may write. */
export function firstParagraph(doc: Y.Doc): Y.XmlElement {
  const found = [
    ...doc
      .getXmlFragment(FRAGMENT)
      .createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === 'paragraph'),
  ][0]
  if (!(found instanceof Y.XmlElement)) throw new Error('The note has no paragraph.')
  return found
}

/** The text of the first paragraph; a line that nobody wrote in gets one. */
export function textOfFirstParagraph(doc: Y.Doc): Y.XmlText {
  const paragraph = firstParagraph(doc)
  const child = paragraph.toArray().find((one) => one instanceof Y.XmlText)
  if (child instanceof Y.XmlText) return child
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  return text
}

/** Writes at the end of the first paragraph. */
export function write(doc: Y.Doc, words: string): void {
  doc.transact(() => {
    const text = textOfFirstParagraph(doc)
    text.insert(text.length, words)
  })
}
