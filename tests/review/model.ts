/** The life of one note as its rules are told, written down apart from the product: what each act should answer. */

export type Person = 'author' | 'colleague' | 'prescriber' | 'supervisor' | 'observer' | 'outsider' | 'admin'
export const persons: readonly Person[] = [
  'author',
  'colleague',
  'prescriber',
  'supervisor',
  'observer',
  'outsider',
  'admin',
]

export type Act =
  | 'write'
  | 'writeDose'
  | 'sign'
  | 'submit'
  | 'submitOld'
  | 'withdraw'
  | 'return'
  | 'cosign'
  | 'attest'
  | 'addenda'
  | 'entered-in-error'
  | 'discard'
  | 'recover'
export const acts: readonly Act[] = [
  'write',
  'writeDose',
  'sign',
  'submit',
  'submitOld',
  'withdraw',
  'return',
  'cosign',
  'attest',
  'addenda',
  'entered-in-error',
  'discard',
  'recover',
]

export interface Model {
  /** Somebody co-signs for the author. */
  supervised: boolean
  status: 'draft' | 'in_review' | 'changes_requested' | 'signed' | 'cosigned' | 'entered_in_error'
  discarded: boolean
  /** The dose section holds words, so the prescriber has to answer for it. */
  hasDose: boolean
  waits: { cosign: boolean; attest: boolean }
  /** Signatures that were made, and how many of the last ones count. */
  signatures: number
  standing: number
}

export const newModel = (supervised: boolean): Model => ({
  supervised,
  status: 'draft',
  discarded: false,
  hasDose: false,
  waits: { cosign: false, attest: false },
  signatures: 0,
  standing: 0,
})

const writers: readonly Person[] = ['author', 'colleague', 'prescriber']
const outside: readonly Person[] = ['outsider', 'admin']
const isSigned = ({ status }: Model) => status === 'signed' || status === 'cosigned'
const isOpen = ({ status }: Model) => status === 'draft' || status === 'changes_requested'

/** Whether the words of somebody who types now become part of the note. */
export const takesWords = (model: Model, by: Person): boolean =>
  !model.discarded && isOpen(model) && writers.includes(by)

/** What the act answers, as an HTTP status. Where it is allowed, `after` says what the note is then. */
export function expectedOf(
  model: Model,
  by: Person,
  act: Exclude<Act, 'write' | 'writeDose'>,
): { status: number; after?: Model } {
  if (outside.includes(by)) return { status: 404 }
  if (model.discarded && act !== 'recover') return { status: 404 }
  const refusedTo = (...allowed: Person[]) => !allowed.includes(by)
  const sealed = { signatures: model.signatures + 1, standing: model.standing + 1 }
  const inReview = model.status === 'in_review'
  // A supervisor of others on the care team answers for nothing here.
  const supervisor: readonly Person[] = model.supervised ? ['supervisor'] : []
  switch (act) {
    case 'sign':
    case 'submit': {
      if (refusedTo('author')) return { status: 403 }
      if (!isOpen(model) || model.supervised !== (act === 'submit')) return { status: 409 }
      const waits = { cosign: model.supervised, attest: model.hasDose }
      return { status: 200, after: complete({ ...model, ...sealed, status: 'in_review', waits }) }
    }
    case 'submitOld':
      return { status: refusedTo('author') ? 403 : 409 }
    case 'withdraw':
      if (refusedTo('author')) return { status: 403 }
      return inReview ? { status: 200, after: voided(model, 'draft') } : { status: 409 }
    case 'return':
      if (by === 'prescriber' && !(inReview && model.waits.attest)) return { status: 403 }
      if (refusedTo(...supervisor, 'prescriber')) return { status: 403 }
      return inReview ? { status: 200, after: voided(model, 'changes_requested') } : { status: 409 }
    case 'cosign':
      if (refusedTo(...supervisor)) return { status: 403 }
      if (!inReview || !model.waits.cosign) return { status: 409 }
      return { status: 200, after: complete({ ...model, ...sealed, waits: { ...model.waits, cosign: false } }) }
    case 'attest':
      if (refusedTo('prescriber')) return { status: 403 }
      if (!inReview || !model.waits.attest) return { status: 409 }
      return { status: 200, after: complete({ ...model, ...sealed, waits: { ...model.waits, attest: false } }) }
    case 'addenda':
      if (refusedTo(...writers)) return { status: 403 }
      return isSigned(model) ? { status: 201, after: model } : { status: 409 }
    case 'entered-in-error': {
      // The author, and the lead of the case, who is the colleague where nobody supervises the author.
      if (refusedTo('author', ...(model.supervised ? [] : (['colleague'] as const)))) return { status: 403 }
      const may = isSigned(model) || model.status === 'changes_requested'
      return may ? { status: 200, after: { ...model, status: 'entered_in_error' } } : { status: 409 }
    }
    case 'discard':
      if (refusedTo('author')) return { status: 403 }
      return model.status === 'draft' ? { status: 204, after: { ...model, discarded: true } } : { status: 409 }
    case 'recover':
      if (refusedTo('author')) return { status: 403 }
      return model.discarded ? { status: 200, after: { ...model, discarded: false } } : { status: 409 }
  }
}

const voided = (model: Model, status: Model['status']): Model => ({
  ...model,
  status,
  standing: 0,
  waits: { cosign: false, attest: false },
})

const complete = (model: Model): Model =>
  model.waits.cosign || model.waits.attest ? model : { ...model, status: model.supervised ? 'cosigned' : 'signed' }
