import { randomBytes } from 'node:crypto'
import { connect as connectTcp, type Socket } from 'node:net'

/** A server that can be reached, and what the request to it says. */
export interface WireTo {
  port: number
  path: string
  headers: Readonly<Record<string, string>>
}

const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/**
 * The client's end of a WebSocket, bare: frames are made beforehand and written as they are, and what comes in is handed
 * over as views into what was read. A full client would cost the load as much as the server under test.
 */
export class Wire {
  readonly #socket: Socket
  #rest: Buffer | null
  #onMessage: (payload: Uint8Array) => void = () => undefined
  #onClose: () => void = () => undefined
  /** Messages received, and the bytes of their payloads. */
  frames = 0
  bytes = 0
  isOpen = true
  /** The code with which the server closed, or null where it did not. */
  closedWith: number | null = null

  constructor(socket: Socket, head: Buffer) {
    this.#socket = socket
    this.#rest = head.length > 0 ? head : null
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('close', () => {
      this.isOpen = false
      this.#onClose()
    })
  }

  listen(onMessage: (payload: Uint8Array) => void, onClose: () => void): void {
    this.#onMessage = onMessage
    this.#onClose = onClose
    if (this.#rest) this.#read(Buffer.alloc(0))
  }

  /** Writes whole frames, as `maskedFrame` makes them. */
  write(frames: Uint8Array): void {
    if (this.isOpen) this.#socket.write(frames)
  }

  /** Leaves without a word. */
  end(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    let data = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk])
    this.#rest = null
    for (;;) {
      const taken = this.#readFrame(data)
      if (taken === 0) break
      data = data.subarray(taken)
    }
    if (data.length > 0) this.#rest = data
  }

  /** Says how many bytes the first frame takes, or 0 while it is not there in full. */
  #readFrame(data: Buffer): number {
    const [first, second] = data
    if (first === undefined || second === undefined) return 0
    let start = 2
    let length = second & 0x7f
    if (length === 126) {
      if (data.length < 4) return 0
      length = data.readUInt16BE(2)
      start = 4
    } else if (length === 127) {
      if (data.length < 10) return 0
      length = Number(data.readBigUInt64BE(2))
      start = 10
    }
    const end = start + length
    if (data.length < end) return 0
    this.#take(first & 0x0f, data.subarray(start, end))
    return end
  }

  #take(opcode: number, payload: Buffer): void {
    switch (opcode) {
      case opcodes.binary:
      case opcodes.text:
        this.frames++
        this.bytes += payload.length
        this.#onMessage(payload)
        return
      case opcodes.ping:
        this.write(maskedFrame(payload, opcodes.pong))
        return
      case opcodes.close:
        this.closedWith = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
        this.#socket.end()
        return
      case opcodes.pong:
        return
      default:
        throw new Error(`A frame of the kind ${opcode} is not expected here.`)
    }
  }
}

/** A client's frame. The mask is never zero, because a zero mask would spare the server the work of taking it off. */
export function maskedFrame(payload: Uint8Array, opcode: number = opcodes.binary): Buffer {
  const { length } = payload
  const start = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = 0x80 | opcode
  if (length < 126) frame[1] = 0x80 | length
  else if (length < 65_536) {
    frame[1] = 0x80 | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 0x80 | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  const mask = 0x01010101 + Math.floor(Math.random() * 0xfefefefe)
  frame.writeUInt32BE(mask, start - 4)
  for (let index = 0; index < length; index++) {
    frame[start + index] = (payload[index] ?? 0) ^ (frame[start - 4 + (index & 3)] ?? 0)
  }
  return frame
}

/** Opens a WebSocket on this machine. Rejects with the first line of the answer where the upgrade is refused. */
export function openWire({ port, path, headers }: WireTo): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ port, host: '127.0.0.1', noDelay: true })
    let answer = Buffer.alloc(0)
    const refuse = (error: Error): void => {
      socket.destroy()
      reject(error)
    }
    const onData = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk])
      const end = answer.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', onData)
      const status = answer.toString('latin1', 0, answer.indexOf('\r\n'))
      if (!status.startsWith('HTTP/1.1 101')) {
        refuse(new Error(`The server answered ${status} to ${path}.`))
        return
      }
      socket.off('error', refuse)
      // The close that follows an error says all there is to say.
      socket.on('error', () => undefined)
      resolve(new Wire(socket, answer.subarray(end + 4)))
    }
    socket.once('error', refuse)
    socket.on('data', onData)
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}
