import pino from 'pino'

/** Structured logs to standard error. Never text of a note, a name, an address, a token or the body of a request. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

/** Standard output belongs to what the operator is told: where it listens, and the set-up link. */
export function openLog(level: LogLevel): Log {
  return pino({ level, base: null, serializers: { error: describe } }, pino.destination({ fd: 2, sync: true }))
}

/**
 * An error as class, code and stack. A database driver puts the refused values into `message` and `detail`, which could
 * be words of a note, so the message stays out.
 */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return {
    type: error.name,
    code,
    at: frames.slice(0, 12).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  }
}
