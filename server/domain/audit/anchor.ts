import type { Log } from '../../log.ts'
import { beforeAnyPractice, type ChainHead, type ChainName, compartments } from '../../storage/auditChain.ts'
import type { Database, Reader } from '../../storage/database.ts'
import { listHeads } from '../../storage/repos/auditHeads.ts'
import { readChain } from '../../storage/repos/auditTrail.ts'
import { type Anchor, anchoredChains, beginLineage, readAnchor, writeAnchor } from './anchorFile.ts'
import { recordAudit } from './record.ts'

/** How the anchor stands to a chain. `not_there`: what it names is missing from the chain, or is another entry there. */
export interface AnchorStanding {
  anchor: 'fits' | 'not_there' | 'cannot_be_read' | 'cannot_be_written'
  anchored: number | null
}

/** What serves asks of the anchor. */
export interface AnchorWatch {
  standing(chain: ChainName): AnchorStanding
}

const every = 1_000

/**
 * Keeps the number and hash of each chain's newest entry in a file outside the database, about a second behind the commits
 * and never ahead of them. Before it names a newer entry it looks whether the one that it names is still there: over a chain
 * that was cut, or written anew, it does not move, whether that happened while the server ran or while it was down.
 */
export class AuditAnchor implements AnchorWatch {
  readonly #database: Database
  /** Its own, since it looks at the chains of all practices. */
  readonly #read: Reader
  readonly #clock: () => number
  readonly #log: Log
  readonly #path: string
  #anchor: Anchor | null = null
  #file: 'fits' | 'cannot_be_read' | 'cannot_be_written' = 'fits'
  /** Whether the file says what `#anchor` says. */
  #isOnDisk = false
  readonly #misfits = new Set<ChainName>()
  #timer: NodeJS.Timeout | undefined
  #moving: Promise<void> = Promise.resolve()

  constructor(services: { database: Database; clock: () => number; log: Log }, path: string) {
    this.#database = services.database
    this.#read = services.database.read
    this.#clock = services.clock
    this.#log = services.log
    this.#path = path
  }

  /** Whether the file can be used and every chain holds what it names. */
  get fits(): boolean {
    return this.#file === 'fits' && this.#misfits.size === 0
  }

  standing(chain: ChainName): AnchorStanding {
    const anchored = this.#anchor?.chains[chain]?.number ?? null
    return { anchor: this.#misfits.has(chain) ? 'not_there' : this.#file, anchored }
  }

  /** Compares the file with the database, begins one where there is none, and follows the commits from then on. */
  async begin(): Promise<void> {
    try {
      this.#anchor = await readAnchor(this.#path)
    } catch (error) {
      this.#file = 'cannot_be_read'
      this.#log.fatal({ error, file: this.#path }, 'the audit anchor cannot be read, and nothing is written over it')
      return
    }
    if (this.#anchor !== null) {
      this.#isOnDisk = true
      for (const [chain, head] of anchoredChains(this.#anchor)) await this.#holds(chain, head)
    }
    await this.move()
    this.#timer = setInterval(() => void this.move(), every)
    this.#timer.unref()
  }

  /** Names the newest entries that are committed, where what was named before is still there. Fulfils when it is on disk. */
  move(): Promise<void> {
    const moved = this.#moving.then(() => this.#follow())
    this.#moving = moved
    return moved
  }

  /** Moves once more and ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.move()
  }

  /** Whoever took the file away is not to hide by it what is missing: that a new one begins is in every practice's audit. */
  async #beginAnew(): Promise<Anchor> {
    const heads = await listHeads(this.#read)
    const practices = [...heads].flatMap(([chain, { number }]) =>
      chain === beforeAnyPractice || chain === compartments ? [] : [{ practiceId: chain, number }],
    )
    if (practices.length > 0) {
      this.#log.warn(
        { file: this.#path },
        'there was no audit anchor; a new one begins with the entries that are there',
      )
      await this.#database.write((tx) =>
        recordAudit(
          tx,
          this.#clock(),
          ...practices.map(({ practiceId, number }) => ({
            action: 'audit.anchored_anew' as const,
            by: { practiceId, memberId: null },
            detail: { number },
          })),
        ),
      )
    }
    return beginLineage('no anchor was there', this.#clock(), null)
  }

  async #follow(): Promise<void> {
    if (this.#file === 'cannot_be_read') return
    try {
      this.#anchor ??= await this.#beginAnew()
      const heads = await listHeads(this.#read)
      const named = anchoredChains(this.#anchor)
      const chains = { ...this.#anchor.chains }
      let isMoved = !this.#isOnDisk
      for (const chain of new Set([...named.keys(), ...heads.keys()])) {
        const [before, head] = [named.get(chain), heads.get(chain)]
        if (this.#misfits.has(chain) || (before?.number === head?.number && before?.hash === head?.hash)) continue
        if (before && !(await this.#holds(chain, before))) continue
        if (!head || !(await this.#holds(chain, head))) continue
        if (before && head.number < before.number) this.#sayMisfit(chain, before)
        else {
          chains[chain] = head
          isMoved = true
        }
      }
      if (!isMoved) return
      const next = { ...this.#anchor, written: new Date(this.#clock()).toISOString(), chains }
      await writeAnchor(this.#path, next)
      this.#anchor = next
      this.#isOnDisk = true
      if (this.#file === 'cannot_be_written') this.#log.warn({ file: this.#path }, 'the audit anchor is written again')
      this.#file = 'fits'
    } catch (error) {
      if (this.#file === 'fits') this.#log.error({ error, file: this.#path }, 'the audit anchor could not be moved')
      this.#file = 'cannot_be_written'
      this.#isOnDisk = false
    }
  }

  /** Whether the chain has this entry. Where it has not, that is said once and the chain is left alone from then on. */
  async #holds(chain: ChainName, { number, hash }: ChainHead): Promise<boolean> {
    const [entry] = await readChain(this.#read, chain, { after: number - 1, limit: 1 })
    if (entry?.number === number && entry.hash === hash) return true
    this.#sayMisfit(chain, { number, hash })
    return false
  }

  #sayMisfit(chain: ChainName, { number }: ChainHead): void {
    if (this.#misfits.has(chain)) return
    this.#misfits.add(chain)
    this.#log.fatal(
      { chain, number, file: this.#path },
      'THE AUDIT DOES NOT FIT ITS ANCHOR: this entry is not there, or is another. Run npm run audit:verify. The anchor stays as it is',
    )
  }
}
