import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { doorbellLimits } from '../../../shared/api/events.ts'
import type { BellLine } from '../../domain/doorbell/bellLine.ts'
import { actorOf, type HttpContext, type HttpServices, sessionOf } from '../context.ts'
import { type App, memberRoute } from '../route.ts'

/** For this long somebody who reads slowly may still read what was sent, once the line is over. Milliseconds. */
const slowReaderGrace = 1_000

/** The doorbell as server-sent events. Listening is no activity of its member. */
export function eventRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/events',
      summary: 'Hear that something is new, as server-sent events',
      responses: {
        200: {
          description:
            'Each event is JSON `{kind, noteId?}` and says what to ask for again: `comments` or `note` of a note that the caller may read, or `notifications`. Comments in between keep the line alive.',
          content: { 'text/event-stream': { schema: z.string() } },
        },
      },
    }),
    (c) => {
      const line = services.doorbell.open(actorOf(c), sessionOf(c))
      cutWhenOver(c, line)
      // A proxy that collects an answer before it passes it on would keep every ring to itself.
      c.header('X-Accel-Buffering', 'no')
      return streamSSE(c, async (stream) => {
        stream.onAbort(() => line.end())
        // A whole practice that lost its line in the same moment does not come back in the same moment.
        const { least, most } = doorbellLimits.comesBackAfter
        await stream.write(`retry: ${Math.round(least + Math.random() * (most - least))}\n\n`)
        for (let rings = await line.next(); rings !== null; rings = await line.next()) {
          if (rings.length === 0) await stream.write(':\n\n')
          for (const ring of rings) await stream.writeSSE({ data: JSON.stringify(ring) })
        }
      })
    },
  )
}

/** Ends a line whose reader has gone, and cuts one that is over and whose reader does not read to its end. */
function cutWhenOver(c: HttpContext, line: BellLine): void {
  const { outgoing } = c.env
  outgoing.once('close', () => line.end())
  void line.ended.then(() => {
    setTimeout(() => {
      if (!outgoing.writableFinished) outgoing.destroy()
    }, slowReaderGrace).unref()
  })
}
