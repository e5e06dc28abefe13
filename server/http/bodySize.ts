import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '../../shared/errors/catalogue.ts'

/** Bytes and milliseconds for which somebody is heard out whose request is refused for its size. */
const heardOut = { bytes: 8 * 1024 * 1024, ms: 5_000 }

/**
 * Refuses bodies of more than so many bytes with `too_large`; `but` gives paths that take more. The rest of one is read and
 * dropped before the answer: whoever is still sending would otherwise find the connection broken instead of reading why.
 */
export function bodyOfAtMost(bytes: number, but: Readonly<Record<string, number>> = {}): MiddlewareHandler {
  const usual = limitTo(bytes)
  const larger = new Map(Object.entries(but).map(([path, most]) => [path, limitTo(most)]))
  return (c, next) => (larger.get(c.req.path) ?? usual)(c, next)
}

const limitTo = (bytes: number) =>
  bodyLimit({
    maxSize: bytes,
    onError: async (c) => {
      await readOn(c.env.incoming)
      throw new DomainError('too_large')
    },
  })

async function readOn(incoming: IncomingMessage): Promise<void> {
  if (incoming.readableEnded || incoming.destroyed) return
  await new Promise<void>((resolve) => {
    let read = 0
    const enough = setTimeout(resolve, heardOut.ms)
    incoming.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > heardOut.bytes) resolve()
    })
    for (const end of ['end', 'close', 'error']) incoming.once(end, resolve)
    incoming.once('close', () => clearTimeout(enough))
    incoming.resume()
  })
}
