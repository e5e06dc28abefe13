import * as Y from 'yjs'
import type { HeldId, MemberId } from '../../shared/ids.ts'
import { limits } from '../../shared/sync/limits.ts'
import type { DocumentKind } from '../storage/tables/documents.ts'
import type { DecodedUpdate } from './decodedUpdate.ts'
import { findPlaceFault } from './integrationCost.ts'
import { findSchemaFault } from './schemaFault.ts'

/** Whose words each Yjs client id of a document writes. `memberId` is null for the server itself. */
export interface Authorship {
  memberId: MemberId | null
  /** Where newer words of this client id are held; the id is closed for the document. */
  heldId: HeldId | null
}

export interface AdmissionFacts {
  document: Y.Doc
  kind: DocumentKind
  /** Undefined for a client id that nobody has used in this document. */
  authorOf: (clientId: number) => Authorship | undefined
  memberId: MemberId
  /** New client ids that this connection may still bring. */
  newClientIdsLeft: number
}

/**
 * What an update is to a document:
 * `adds` something and fits (with the client ids that are new); only `tidies` formatting away; adds `nothing`; leaves a `gap`, because something that it
 * builds on has not arrived; continues a client id that is `closed`; is `misplaced`, as what undoing brings back can be; is a
 * `forgery`, which no honest client sends; or
 * carries words of a colleague that the document does not know (`foreign`), as happens after a backup was restored.
 */
export type Admission =
  | { kind: 'adds'; newClientIds: number[] }
  | { kind: 'tidies' }
  | { kind: 'nothing' }
  | { kind: 'gap' }
  | { kind: 'closed'; heldId: HeldId }
  | { kind: 'foreign' }
  | { kind: 'misplaced' }
  | { kind: 'forgery'; why: string }

/**
 * Holds an update against everything that the document holds. Pure: neither the update nor the document is changed.
 *
 * Client ids belong to their member, clocks continue, and origins, parents and every deleted range lie within what is
 * there: a delete set that names clocks of the future would wait and erase a victim's next words.
 */
export function admit(update: DecodedUpdate, facts: AdmissionFacts): Admission {
  const { store } = facts.document
  const next = new Map<number, number>()
  const stateOf = (client: number): number => next.get(client) ?? Y.getState(store, client)
  const newClientIds = new Set<number>()
  const added: (Y.Item | Y.GC)[] = []
  let gap = false
  let foreign = false
  let closed: HeldId | undefined

  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) return forgery('a skip')
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!isClientId(client) || struct.length <= 0 || end >= limits.clock) return forgery('a clock beyond the limit')
    const known = stateOf(client)
    if (end <= known) continue
    if (clock > known) gap = true
    next.set(client, end)
    added.push(struct)
    const author = facts.authorOf(client)
    if (author === undefined) newClientIds.add(client)
    else if (author.memberId !== facts.memberId) foreign = true
    else if (author.heldId !== null) closed = author.heldId
  }
  for (const struct of added) {
    if (!(struct instanceof Y.Item)) continue
    if (restsOnItsOwnFuture(struct)) return forgery('words that rest on later ones')
    gap ||= !restsOn(struct, stateOf)
  }
  const deletion = checkDeletions(update, store, stateOf)
  if (deletion === 'beyond the limit') return forgery('a deletion beyond the limit')
  if (newClientIds.size > facts.newClientIdsLeft) return forgery('too many client ids')

  if (foreign) return { kind: 'foreign' }
  if (closed !== undefined) return { kind: 'closed', heldId: closed }
  if (gap || deletion === 'gap') return { kind: 'gap' }
  if (added.length === 0) {
    if (deletion === 'something') return { kind: 'adds', newClientIds: [] }
    return { kind: deletion === 'formatting' ? 'tidies' : 'nothing' }
  }
  const fault = findSchemaFault(added, facts.document, facts.kind)
  if (fault !== null) return forgery(fault)
  const placeFault = findPlaceFault(added, facts.document)
  if (placeFault === 'own neighbours in the wrong order') return { kind: 'misplaced' }
  if (placeFault !== null) return forgery(placeFault)
  return { kind: 'adds', newClientIds: [...newClientIds] }
}

const forgery = (why: string): Admission => ({ kind: 'forgery', why })

/** Yjs draws client ids of 32 bits; what is larger was made by hand. */
export const isClientId = (client: number): boolean => Number.isInteger(client) && client >= 0 && client < 2 ** 32

function restsOn(item: Y.Item, stateOf: (client: number) => number): boolean {
  const isThere = (id: Y.ID | null): boolean => id === null || id.clock < stateOf(id.client)
  return isThere(item.origin) && isThere(item.rightOrigin) && (!(item.parent instanceof Y.ID) || isThere(item.parent))
}

/** Yjs takes for granted that an item's own author wrote what it rests on before it, and throws where that is not so. */
function restsOnItsOwnFuture(item: Y.Item): boolean {
  const { client, clock } = item.id
  return [item.origin, item.rightOrigin, item.parent].some(
    (id) => id instanceof Y.ID && id.client === client && id.clock >= clock,
  )
}

type Dying = 'nothing' | 'formatting' | 'something'

/** Whether the delete set names what is not there (`gap`), what is all deleted already (`nothing`), or something new. */
function checkDeletions(
  update: DecodedUpdate,
  store: Y.Doc['store'],
  stateOf: (client: number) => number,
): Dying | 'gap' | 'beyond the limit' {
  let dying: Dying = 'nothing'
  for (const [client, ranges] of update.deletes) {
    for (const { clock, len } of ranges) {
      if (len <= 0 || clock + len >= limits.clock) return 'beyond the limit'
      if (clock + len > stateOf(client)) return 'gap'
      if (dying === 'something') continue
      const here = whatDies(store, client, clock, len)
      if (here !== 'nothing') dying = here
    }
  }
  return dying
}

function whatDies(store: Y.Doc['store'], client: number, clock: number, length: number): Dying {
  const structs = store.clients.get(client)
  // Deletes something that arrives in the same update.
  if (!structs || clock + length > Y.getState(store, client)) return 'something'
  let dying: Dying = 'nothing'
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) break
    if (struct.deleted) continue
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) return 'something'
    dying = 'formatting'
  }
  return dying
}
