import { createServer, connect as dial, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A line to the server on which every piece of data takes its time; pieces stay in order, the two directions don't. */
export interface DelayedLink {
  url: string
  /** Cuts every connection through it, without a word. */
  cut(): void
}

/** A line for as long as the test takes. */
export async function delayedLink(target: string, delay: () => number): Promise<DelayedLink> {
  const link = await openLink(target, delay)
  onTestFinished(() => link.close())
  return link
}

/** Opens a line. The caller closes it. */
export async function openLink(target: string, delay: () => number): Promise<DelayedLink & { close(): void }> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial({ host: hostname, port: Number(port) })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      let last = Promise.resolve()
      from.on('data', (data) => {
        const arrival = new Promise((resolve) => setTimeout(resolve, delay()))
        last = last.then(async () => {
          await arrival
          if (!to.destroyed) to.write(data)
        })
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        void last.then(() => to.destroy())
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const close = () => {
    cut()
    server.close()
  }
  return { url: `http://127.0.0.1:${own}`, cut, close }
}
