import { Unsaved } from '../../client/sync/unsaved.ts'
import { encodeUpdate } from '../../shared/sync/frames.ts'
import type { TestClient } from '../support/sockets.ts'

/** What a client has changed and not saved. */
export function unsavedOf({ doc, provider }: TestClient): Unsaved {
  const unsaved = new Unsaved()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== provider) unsaved.add(update)
  })
  return unsaved
}

/**
 * Makes a client send again what it has not saved whenever its line is up, before it answers the server's question, as
 * the product's own client does. A stock client leaves it to that answer.
 */
export function sendsAgain(client: TestClient): Unsaved {
  const unsaved = unsavedOf(client)
  client.provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    for (const message of unsaved.messages()) client.provider.ws?.send(new Uint8Array(encodeUpdate(message)))
  })
  return unsaved
}
