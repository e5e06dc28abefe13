import type { DocumentId, HeldId, MemberId } from '../../shared/ids.ts'
import { limits } from '../../shared/sync/limits.ts'
import type { OverwrittenWords } from './committer.ts'
import { newHeldId } from './holdWords.ts'
import type { Orphan } from './orphans.ts'

/** Words that go on where the last ones of their client id ended, within this time, are kept with them. */
const sameBreath = 60_000
const remembered = 200

/** More pieces of one author than this, lost at once, are given back as one: somebody deleted whole sections. */
const piecesApart = 20

interface Last {
  heldId: HeldId
  memberId: MemberId
  nextClock: number
  text: string
  place: string | null
  at: number
}

/**
 * Turns words that a colleague's change swallowed into held words of their authors. Somebody who goes on typing in a
 * line that is no longer there loses one letter at a time; what belongs together is kept as one.
 */
export class Overwritten {
  readonly #documentId: DocumentId
  #last = new Map<number, Last>()
  #pending = new Map<number, Last>()

  constructor(documentId: DocumentId) {
    this.#documentId = documentId
  }

  /** What has to be written for these. Words of the template have no author to be given back to. */
  rowsFor(
    orphans: readonly Orphan[],
    authorOf: (client: number) => MemberId | null | undefined,
    at: number,
  ): OverwrittenWords[] {
    this.#pending = new Map()
    const rows = new Map<HeldId, OverwrittenWords>()
    for (const orphan of gathered(orphans)) {
      const memberId = authorOf(orphan.client)
      if (!memberId) continue
      const last = this.#pending.get(orphan.client) ?? this.#last.get(orphan.client)
      const goesOn =
        last !== undefined &&
        last.nextClock === orphan.clock &&
        at - last.at < sameBreath &&
        last.text.length + orphan.text.length <= limits.heldTextCharacters
      const next: Last = {
        heldId: goesOn ? last.heldId : newHeldId(),
        memberId,
        nextClock: orphan.clock + orphan.length,
        text: goesOn ? last.text + orphan.text : orphan.text,
        place: goesOn ? last.place : orphan.place && JSON.stringify(orphan.place),
        at,
      }
      this.#pending.set(orphan.client, next)
      const isMore = goesOn && rows.get(next.heldId)?.kind !== 'new'
      rows.set(next.heldId, { kind: isMore ? 'more' : 'new', row: this.#rowOf(next) })
    }
    return [...rows.values()]
  }

  #rowOf({ heldId, memberId, text, place, at }: Last): OverwrittenWords['row'] {
    return { id: heldId, documentId: this.#documentId, memberId, reason: 'overwritten', bytes: null, text, place, at }
  }

  /** Remembers what is on disk now. */
  committed(rows: readonly OverwrittenWords[]): void {
    if (rows.length === 0) return
    for (const [client, last] of this.#pending) this.#last.set(client, last)
    this.#pending = new Map()
    if (this.#last.size > remembered) this.#last = new Map([...this.#last].slice(-remembered))
  }
}

/** Each piece is a row and a message; a node with thousands of lines in it may die at once. */
function gathered(orphans: readonly Orphan[]): Orphan[] {
  return [...Map.groupBy(orphans, ({ client }) => client).values()].flatMap((own) =>
    own.length <= piecesApart ? own : asOne(own.toSorted((a, b) => a.clock - b.clock)),
  )
}

function asOne(pieces: readonly Orphan[]): Orphan[] {
  const [first] = pieces
  const last = pieces.at(-1)
  if (!first || !last) return []
  const text = pieces.map((piece) => piece.text).join('\n')
  return [{ ...first, length: last.clock + last.length - first.clock, text }]
}
