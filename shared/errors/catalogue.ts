import type { Refusal } from '../review/machine.ts'

/**
 * Every error that a person or a program can meet over HTTP: its stable code, its status, and a sentence that is safe to
 * show to anyone (no name, no text of a note, no cause). `retry` says whether the same request may succeed later.
 */
export const errorCatalogue = {
  invalid_request: {
    status: 400,
    retry: false,
    title: 'Something in the request is missing or not in the expected form.',
  },
  malformed_json: { status: 400, retry: false, title: 'The request is not readable as JSON.' },
  not_signed_in: { status: 401, retry: false, title: 'Please sign in.' },
  session_locked: { status: 401, retry: false, title: 'Throughline is locked. Unlock it with your password.' },
  invalid_credentials: { status: 401, retry: false, title: 'The email address and password do not fit together.' },
  password_needed: { status: 401, retry: false, title: 'A PIN does not open this any more. Use your password.' },
  foreign_origin: { status: 403, retry: false, title: 'This request did not come from Throughline’s own pages.' },
  not_allowed: { status: 403, retry: false, title: 'You can see this, but you may not do that with it.' },
  not_found: { status: 404, retry: false, title: 'There is nothing here, or it is not shared with you.' },
  already_taken: { status: 409, retry: false, title: 'That is already in use in your practice.' },
  already_set_up: { status: 409, retry: false, title: 'This set-up link has been used or has run out.' },
  link_closed: { status: 409, retry: false, title: 'This link has been used or withdrawn, or has run out.' },
  account_elsewhere: {
    status: 409,
    retry: false,
    title: 'This email address already signs in to another practice here. Ask for an invitation to another address.',
  },
  changed_meanwhile: {
    status: 409,
    retry: false,
    title: 'Somebody else changed this meanwhile. Look at what holds now, then save yours again.',
  },
  suggestion_settled: {
    status: 409,
    retry: false,
    title: 'This suggestion was accepted, set aside or withdrawn meanwhile.',
  },
  lead_needed: { status: 409, retry: false, title: 'A case would be without a lead. Choose a new one for each.' },
  limit_reached: {
    status: 409,
    retry: false,
    title: 'There are as many of these as there may be. Nothing was changed.',
  },
  note_changed: {
    status: 409,
    retry: false,
    title: 'The note changed since you looked at it. Nothing was done. Read what is new, then do it again.',
  },
  wrong_state: { status: 409, retry: false, title: 'The state of the note does not allow that.' },
  not_signed: { status: 409, retry: false, title: 'Nobody has signed this note, so there is nothing to seal.' },
  seal_broken: {
    status: 409,
    retry: false,
    title:
      'What is stored does not fit what was signed before. Nothing was changed. Please tell whoever runs Throughline.',
  },
  case_closed: { status: 409, retry: false, title: 'This case is closed. Open it again before writing in it.' },
  note_locked: {
    status: 409,
    retry: false,
    title: 'This note takes no more text in the state it is in. Nothing was changed.',
  },
  note_busy: {
    status: 409,
    retry: true,
    title: 'The note changed again and again meanwhile. Nothing of yours was written. Please try again.',
  },
  too_large: { status: 413, retry: false, title: 'That is too large to be taken in.' },
  file_refused: { status: 422, retry: false, title: 'This file cannot be brought in as it is. Nothing was made.' },
  unknown_format: { status: 422, retry: false, title: 'Throughline cannot write that format.' },
  upgrade_required: { status: 426, retry: false, title: 'This address speaks WebSocket only.' },
  too_many_attempts: { status: 429, retry: true, title: 'Too many attempts. Please wait a little before the next.' },
  too_many_files: {
    status: 429,
    retry: true,
    title: 'Many files are being made at the moment. Please try again in a little while.',
  },
  too_many_connections: {
    status: 429,
    retry: true,
    title: 'Too many pages are open at once. Close some and try again.',
  },
  unexpected: { status: 500, retry: true, title: 'Something went wrong on our side. Nothing that was saved is lost.' },
  shutting_down: { status: 503, retry: true, title: 'Throughline is restarting. Please try again in a moment.' },
  storage_unavailable: {
    status: 503,
    retry: true,
    title: 'Storage does not answer at the moment. Nothing that was saved is lost.',
  },
  storage_refuses: {
    status: 503,
    retry: true,
    title: 'Storage takes nothing new at the moment; its disk may be full. Nothing that was saved is lost.',
  },
} as const satisfies Record<string, { status: number; retry: boolean; title: string }>

export type ErrorCode = keyof typeof errorCatalogue

/** One field that did not fit, as a path of keys and a sentence for its author. */
export interface FieldError {
  path: string
  message: string
}

/** RFC 9457 problem details, with the catalogue's `code` and, where fields did not fit, `errors`. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  retry: boolean
  requestId?: string
  retryAfter?: number
  errors?: FieldError[]
  /** Of `wrong_state`: why the state of the note does not allow the act, and the same as a sentence. */
  reason?: Refusal
  detail?: string
}

/** What the domain throws when an act cannot be done. It carries nothing but the catalogue's code and safe details. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly errors: FieldError[] | undefined
  /** Seconds to wait before the next try, where waiting helps. */
  readonly retryAfter: number | undefined
  /** Why the state of a note does not allow an act. */
  readonly reason: Refusal | undefined

  constructor(code: ErrorCode, details: { errors?: FieldError[]; retryAfter?: number; reason?: Refusal } = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.errors = details.errors
    this.retryAfter = details.retryAfter
    this.reason = details.reason
  }
}

/** Writes an error as problem details. */
export function problemOf(
  code: ErrorCode,
  details: Partial<Pick<Problem, 'requestId' | 'retryAfter' | 'errors' | 'reason' | 'detail'>> = {},
): Problem {
  const { status, title, retry } = errorCatalogue[code]
  return { type: `urn:throughline:error:${code}`, title, status, code, retry, ...details }
}
