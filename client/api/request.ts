import type { z } from 'zod'
import { Refused, refusalOf, Unreachable } from './problems.ts'

type SessionEnd = 'over' | 'locked'

/** What hears that the session is over or locked, whichever request found out. Set once by the session's owner. */
let onSessionEnd: (end: SessionEnd) => void = () => {}

export const listenForSessionEnd = (listener: (end: SessionEnd) => void): void => {
  onSessionEnd = listener
}

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
  /** The tag of what is known already; the answer has no body then where it is still the same. */
  knownTag?: string
  /** It is sent although the page is being left. */
  keepalive?: boolean
}

async function answer(path: string, { method = 'GET', body, signal, knownTag, keepalive }: Ask): Promise<Response> {
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(knownTag === undefined ? {} : { 'if-none-match': knownTag }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  }
  const response = await fetch(`/api${path}`, init).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Unreachable(error)
  })
  if (response.ok || (knownTag !== undefined && response.status === 304)) return response
  const refusal = refusalOf(await response.json().catch(() => undefined))
  if (refusal.code === 'not_signed_in') onSessionEnd('over')
  if (refusal.code === 'session_locked') onSessionEnd('locked')
  throw refusal
}

/** Asks the API and parses its answer by `schema`, given or still to load. Throws `Refused` or `Unreachable`. */
export async function ask<Schema extends z.ZodType>(
  given: Schema | (() => Promise<Schema>),
  path: string,
  options: Ask = {},
): Promise<z.output<Schema>> {
  return parsed(given, await answer(path, options), path, options.signal)
}

/** An answer with the tag by which it is asked for again. */
export interface Tagged<Data> {
  readonly tag: string | null
  readonly data: Data
}

/** The same for what is asked for again and again: what is known comes back as it is while it is still the same. */
export async function askAgain<Schema extends z.ZodType>(
  given: Schema,
  path: string,
  known: Tagged<z.output<Schema>> | undefined,
  signal: AbortSignal,
): Promise<Tagged<z.output<Schema>>> {
  const response = await answer(path, { signal, ...(known?.tag ? { knownTag: known.tag } : {}) })
  if (known && response.status === 304) return known
  return { tag: response.headers.get('etag'), data: await parsed(given, response, path, signal) }
}

async function parsed<Schema extends z.ZodType>(
  given: Schema | (() => Promise<Schema>),
  response: Response,
  path: string,
  signal: AbortSignal | undefined,
): Promise<z.output<Schema>> {
  const schema = typeof given === 'function' ? await given() : given
  const body: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return undefined
    // Cut off on the way: by us, who want it no more, or by the network.
    throw signal?.aborted ? error : new Unreachable(error)
  })
  const result = schema.safeParse(body)
  if (result.success) return result.data
  console.error(
    'The server answered in an unexpected form',
    path.replace(/[0-9a-f-]{36}/g, ':id'),
    result.error.message,
  )
  throw new Refused('unexpected', 'Throughline was updated meanwhile. Please reload the page.')
}

/** Asks for an act that answers with nothing. */
export async function tell(path: string, options: Ask): Promise<void> {
  await answer(path, options)
}
