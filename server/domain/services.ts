import type { Role } from '../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../shared/api/people.ts'
import type { MemberId, PracticeId, SessionId } from '../../shared/ids.ts'
import type { Log } from '../log.ts'
import type { Mail } from '../mail.ts'
import type { Metrics } from '../metrics.ts'
import type { Database } from '../storage/database.ts'
import type { Publisher } from './events.ts'
import type { PracticeKeys } from './signing/practiceKeys.ts'

/** What every domain act works with. Handed in, so that a test can hand in its own clock. */
export interface Services {
  database: Database
  /** Milliseconds since 1970, UTC. */
  clock: () => number
  log: Log
  /** Null where no mail server is set up. */
  mail: Mail | null
  metrics: Metrics
  /** What practices seal with. */
  practiceKeys: PracticeKeys
  publisher: Publisher
}

/** Who does an act: a signed-in member, with the session that says so. */
export interface Actor {
  practiceId: PracticeId
  memberId: MemberId
  sessionId: SessionId
  name: string
  email: string
  color: PersonColor
  roles: readonly Role[]
}

/** As much of somebody as decides what they may do. */
export type Asking = Pick<Actor, 'practiceId' | 'memberId' | 'roles'>
