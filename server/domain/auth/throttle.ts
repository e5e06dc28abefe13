import { DomainError } from '../../../shared/errors/catalogue.ts'
import { networkOf } from '../../addresses.ts'
import type { Database } from '../../storage/database.ts'
import { addFailure, findFailures, forgetFailures, forgetFailuresBefore } from '../../storage/repos/door.ts'
import { writeQueue } from '../../storage/writeQueue.ts'
import { fingerprint } from './secrets.ts'

/** Wrong passwords before the first delay: for one account, and for one network address behind which many may sit. */
const freeFailures = { account: 3, address: 30 } as const
const longestDelay = 5 * 60_000
/** Failures are forgotten this long after the last one. */
const memory = 24 * 60 * 60_000

/** Tries that may wait for their turn at one account, and from one address; more are turned away at once. */
const waitingAtMost = 50
const waitingFromAddress = 100

/** What a sign-in is counted under; an IPv6 address with all of its network. */
export interface Attempt {
  email: string
  address: string
}

/**
 * Slows down guessing: from the fourth wrong password for an account on, each try must wait twice as long as the one
 * before, at most five minutes; nobody is locked out for good. Counts survive a restart. Sign-ins that succeed do not count.
 */
export interface Throttle {
  /**
   * Runs one try for an account at a time, and no more for an address than it may still fail, so that many guesses at
   * once do not slip through before one is counted. Rejects with `too_many_attempts` where too many wait already.
   */
  inTurn<Result>(attempt: Attempt, act: () => Promise<Result>): Promise<Result>
  /** Milliseconds until the next try is allowed; 0 for now. */
  delayOf(attempt: Attempt): Promise<number>
  failed(attempt: Attempt): Promise<void>
  succeeded(attempt: Attempt): Promise<void>
  /** Removes counts that no longer matter. */
  forgetOld(): Promise<void>
}

export function signInThrottle(database: Database, clock: () => number): Throttle {
  const turns = new Map<string, { waiting: number; inTurn: ReturnType<typeof writeQueue> }>()
  const running = new Map<string, { count: number; waiting: (() => void)[] }>()
  const ids = ({ email, address }: Attempt) => ({
    account: fingerprint(`account ${email}`),
    address: fingerprint(`address ${networkOf(address)}`),
  })

  /** As if every try of the address that is under way were to fail: then none is one too many. */
  const besideOthersOf = async <Result>(address: string, act: () => Promise<Result>): Promise<Result> => {
    for (;;) {
      const [known] = await findFailures(database.read, [address])
      const others = running.get(address)
      if (!others || others.count === 0 || (known?.failures ?? 0) + others.count < freeFailures.address) break
      if (others.waiting.length >= waitingFromAddress) throw new DomainError('too_many_attempts', { retryAfter: 1 })
      await new Promise<void>((resolve) => others.waiting.push(resolve))
    }
    const tries = running.get(address) ?? { count: 0, waiting: [] }
    running.set(address, tries)
    tries.count++
    try {
      return await act()
    } finally {
      tries.count--
      // One that ends lets one go on; each of them looks anew.
      tries.waiting.shift()?.()
      if (tries.count === 0 && tries.waiting.length === 0) running.delete(address)
    }
  }

  return {
    async inTurn(attempt, act) {
      const { account, address } = ids(attempt)
      const turn = turns.get(account) ?? { waiting: 0, inTurn: writeQueue() }
      if (turn.waiting >= waitingAtMost) throw new DomainError('too_many_attempts', { retryAfter: 1 })
      turns.set(account, turn)
      turn.waiting++
      try {
        return await turn.inTurn(() => besideOthersOf(address, act))
      } finally {
        turn.waiting--
        if (turn.waiting === 0) turns.delete(account)
      }
    },
    async delayOf(attempt) {
      const { account, address } = ids(attempt)
      const rows = await findFailures(database.read, [account, address])
      const now = clock()
      const delays = rows.map((row) => {
        const free = row.id === account ? freeFailures.account : freeFailures.address
        return Math.max(0, row.lastAt + delayAfter(row.failures, free) - now)
      })
      return Math.max(0, ...delays)
    },
    async failed(attempt) {
      const now = clock()
      const { account, address } = ids(attempt)
      await database.write(async (tx) => {
        await addFailure(tx, account, now, now - memory)
        await addFailure(tx, address, now, now - memory)
      })
    },
    async succeeded(attempt) {
      const { account } = ids(attempt)
      const [known] = await findFailures(database.read, [account])
      if (known) await database.write((tx) => forgetFailures(tx, account))
    },
    forgetOld: () => database.write((tx) => forgetFailuresBefore(tx, clock() - memory)),
  }
}

/** Milliseconds to wait after so many failures: 1 s after the first that is not free, then twice as long each time. */
export function delayAfter(failures: number, free: number): number {
  if (failures < free) return 0
  return Math.min(longestDelay, 1_000 * 2 ** Math.min(failures - free, 20))
}
