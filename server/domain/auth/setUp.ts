import { randomUUID } from 'node:crypto'
import type { SetUpPractice } from '../../../shared/api/people.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { MemberId, PracticeId } from '../../../shared/ids.ts'
import { isSetUpLinkOpen, replaceSetUpLink, spendSetUpLink } from '../../storage/repos/door.ts'
import { anyPractice, insertMember, insertPractice } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { hashPassword } from './passwords.ts'
import { fingerprint, newSecret } from './secrets.ts'

const linkLifetime = 24 * 60 * 60_000

/** Makes the one-time link's token where nobody has set up a practice yet, ending earlier ones; else null. */
export async function offerSetUp(services: Services): Promise<string | null> {
  if (await anyPractice(services.database.read)) return null
  const token = newSecret()
  await services.database.write((tx) => replaceSetUpLink(tx, fingerprint(token), services.clock() + linkLifetime))
  return token
}

export async function isSetUpOpen(services: Services, token: string): Promise<boolean> {
  return isSetUpLinkOpen(services.database.read, fingerprint(token), services.clock())
}

/** Makes the practice and its first member, who is its admin. The link works once: `already_set_up` afterwards. */
export async function setUpPractice(
  services: Services,
  given: SetUpPractice,
): Promise<{ practiceId: PracticeId; memberId: MemberId }> {
  if (!(await isSetUpOpen(services, given.token))) throw new DomainError('already_set_up')
  const passwordHash = await hashPassword(given.password)
  const practiceId = PracticeId.parse(randomUUID())
  const memberId = MemberId.parse(randomUUID())
  const at = services.clock()
  await services.database.write(async (tx) => {
    const isFirst = !(await anyPractice(tx))
    if (!isFirst || !(await spendSetUpLink(tx, fingerprint(given.token), at))) throw new DomainError('already_set_up')
    await insertPractice(tx, { id: practiceId, name: given.practiceName, at })
    const { name, email } = given
    const roles = given.clinician ? (['admin', 'clinician'] as const) : (['admin'] as const)
    await insertMember(tx, { id: memberId, practiceId, name, email, roles: [...roles], color: 'p1', passwordHash, at })
    await recordAudit(tx, at, { action: 'practice.set_up', by: { practiceId, memberId } })
  })
  return { practiceId, memberId }
}
