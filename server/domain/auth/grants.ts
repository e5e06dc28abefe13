import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { Actor, Services } from '../services.ts'
import { type Door, identify } from './signIn.ts'

/** How long somebody who showed their password need not show it again to sign, in milliseconds. */
const grantedFor = 2 * 60_000

/**
 * That somebody is who the session says, shown by their password right before they sign. It holds for two minutes of this
 * session, so that a signature that came too late for a colleague's word can be tried again at once.
 */
export interface Grants {
  /** Fulfils where the actor shows the password, or showed it just now. `invalid_credentials`, `too_many_attempts`. */
  prove(services: Services, door: Door, actor: Actor, given: { password?: string; address: string }): Promise<void>
}

/** Grants in memory: another process, or this one after a restart, asks for the password again. */
export function grants(clock: () => number): Grants {
  const key = randomBytes(32)
  const given = new Map<SessionId, { until: number; proof: Buffer }>()
  const proofOf = (actor: Actor, password: string) =>
    createHmac('sha256', key).update(`${actor.memberId} ${password}`).digest()
  const holds = (actor: Actor, password: string | undefined): boolean => {
    const grant = given.get(actor.sessionId)
    if (!grant || grant.until <= clock()) return false
    // A password that is given is looked at: a wrong one signs nothing, whatever was shown before.
    return password === undefined || timingSafeEqual(grant.proof, proofOf(actor, password))
  }
  return {
    async prove(services, door, actor, { password, address }) {
      for (const [id, { until }] of given) if (until <= clock()) given.delete(id)
      if (holds(actor, password)) return
      if (password === undefined) {
        const message = 'Please enter your password.'
        throw new DomainError('invalid_request', { errors: [{ path: 'password', message }] })
      }
      const known = await identify(services, door, { email: actor.email, password, address })
      if (known.memberId !== actor.memberId) throw new DomainError('invalid_credentials')
      given.set(actor.sessionId, { until: clock() + grantedFor, proof: proofOf(actor, password) })
    },
  }
}
