import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What the server answered to bytes on a bare connection, up to the end of the head. */
export interface Knocked {
  /** 0 where the connection ended without an answer. */
  status: number
  head: string
}

const portOf = (origin: string): number => Number(new URL(origin).port)

/** A connection to the server without any client behind it. */
export function bareConnection(origin: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(portOf(origin), '127.0.0.1', () => resolve(socket))
    // A server may cut a connection at any time; what it had answered is there all the same.
    socket.on('error', (error) => (socket.connecting ? reject(error) : undefined))
    onTestFinished(() => {
      socket.destroy()
    })
  })
}

/** Sends a request byte by byte as given, which no HTTP client would let through. */
export async function knock(origin: string, lines: readonly string[], body = ''): Promise<Knocked> {
  const socket = await bareConnection(origin)
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1')
  let answer = ''
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
      if (answer.includes('\r\n\r\n')) resolve()
    })
    socket.on('close', () => resolve())
  })
  socket.destroy()
  const head = answer.split('\r\n\r\n')[0] ?? ''
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head }
}

/** The head of a WebSocket upgrade. Headers given replace those of the same name; null leaves one out. */
export function upgradeHead(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string | null>> = {},
): string[] {
  const all: Record<string, string | null> = {
    Host: new URL(origin).host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    Origin: origin,
    ...headers,
  }
  const given = Object.entries(all).filter(([, value]) => value !== null)
  return [`GET ${path} HTTP/1.1`, ...given.map(([name, value]) => `${name}: ${value}`)]
}

/** An answer without what differs from one request to the next. */
export const stable = ({ head }: Knocked): string => head.replaceAll(/\r\n(date|x-request-id): [^\r]*/gi, '')
