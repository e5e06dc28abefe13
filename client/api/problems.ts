import { type ErrorCode, errorCatalogue, type FieldError } from '../../shared/errors/catalogue.ts'

/** The server answered, and its answer was no. `message` is a sentence that may be shown. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]
  /** Seconds until another try can succeed, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, title: string, fields: readonly FieldError[] = [], retryAfter?: number) {
    super(title)
    this.code = code
    this.fields = fields
    this.retryAfter = retryAfter
  }
}

/** No answer came: the network or the server is away. What was asked may or may not have been done. */
export class Unreachable extends Error {
  override name = 'Unreachable'
  constructor(cause?: unknown) {
    super('Throughline cannot be reached at the moment. Please check the connection and try again.', { cause })
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isCode = (value: unknown): value is ErrorCode => typeof value === 'string' && Object.hasOwn(errorCatalogue, value)
const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'

/**
 * Reads problem details (RFC 9457, with the catalogue's code) from a response that is not ok; an unreadable body becomes
 * the catalogue's opaque error. Read by hand, so that signing in need not load the contracts of everything else.
 */
export function refusalOf(body: unknown): Refused {
  if (!isRecord(body) || !isCode(body.code) || typeof body.title !== 'string') {
    return new Refused('unexpected', errorCatalogue.unexpected.title)
  }
  const fields = Array.isArray(body.errors) ? body.errors.filter(isFieldError) : []
  const title = typeof body.detail === 'string' ? body.detail : body.title
  return new Refused(body.code, title, fields, typeof body.retryAfter === 'number' ? body.retryAfter : undefined)
}

export const isRefused = (error: unknown, ...wanted: ErrorCode[]): error is Refused =>
  error instanceof Refused && (wanted.length === 0 || wanted.includes(error.code))

/** A sentence for a person about any error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refused && error.code === 'too_many_attempts' && error.retryAfter !== undefined) {
    return `Too many attempts. Please try again in ${waiting(error.retryAfter)}.`
  }
  if (error instanceof Refused || error instanceof Unreachable) return error.message
  return errorCatalogue.unexpected.title
}

const waiting = (seconds: number): string => {
  if (seconds <= 1) return 'a second'
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
