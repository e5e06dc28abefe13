import { onTestFinished } from 'vitest'
import { Ring } from '../../shared/api/events.ts'
import type { TestMember } from '../support/actors.ts'

/** An open line to the doorbell, as a page has one. */
export interface Bell {
  status: number
  rings: Ring[]
  /** Everything that was sent, as it was sent. */
  sent: string
  /** Whether the server has ended it. */
  over: boolean
  /** Fulfils when the server ends it. */
  ended: Promise<void>
  close(): void
}

/** Listens at the doorbell for as long as the test takes. */
export async function listen({ origin, cookie }: Pick<TestMember, 'origin' | 'cookie'>): Promise<Bell> {
  const cut = new AbortController()
  const response = await fetch(`${origin}/api/events`, { headers: { cookie }, signal: cut.signal })
  const bell: Bell = {
    status: response.status,
    rings: [],
    sent: '',
    over: false,
    ended: Promise.resolve(),
    close: () => cut.abort(),
  }
  onTestFinished(() => bell.close())
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const piece of response.body ?? []) {
      bell.sent += decoder.decode(piece, { stream: true })
      // A piece may end within an event, which is read once the rest is there.
      bell.rings = [...bell.sent.matchAll(/^data: (.+)\n\n/gm)].map(([, data = '']) => Ring.parse(JSON.parse(data)))
    }
  }
  bell.ended = read().then(
    () => {
      bell.over = true
    },
    () => {
      bell.over = true
    },
  )
  return bell
}
