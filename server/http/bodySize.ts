import type { IncomingMessage } from 'node:http'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '../../shared/errors/catalogue.ts'

/** Bytes and milliseconds for which somebody is heard out whose request is refused for its size. */
const heardOut = { bytes: 8 * 1024 * 1024, ms: 5_000 }

/**
 * Refuses bodies of more than so many bytes with `too_large`. The rest of one is read and dropped before the answer:
 * whoever is still sending would otherwise find the connection broken instead of reading why.
 */
export const bodyOfAtMost = (bytes: number) =>
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
