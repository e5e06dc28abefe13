import type { ClientIdentity, SetClientIdentity } from '../../../shared/api/cases.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { findIdentity, putIdentity } from '../../storage/repos/identities.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { requireCase } from './cases.ts'

const nothing: ClientIdentity = { legalName: null, dateOfBirth: null }

/** A client's legal name and date of birth, for the care team. Reading them is an entry of the audit. */
export async function readIdentity(services: Services, actor: Actor, id: CaseId): Promise<ClientIdentity> {
  await requireCase(services.database.read, actor, id, 'read')
  const found = await findIdentity(services.database.read, actor.practiceId, id)
  if (!found) return nothing
  const entry = { action: 'client_identity.read', by: actor, subject: { kind: 'case', id } } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  return found
}

/** The lead keeps, corrects or empties them. */
export async function setIdentity(
  services: Services,
  actor: Actor,
  id: CaseId,
  given: SetClientIdentity,
): Promise<ClientIdentity> {
  const at = services.clock()
  const identity = { legalName: given.legalName || null, dateOfBirth: given.dateOfBirth ?? null }
  return writeAs(services, actor, async (tx, now) => {
    await requireCase(tx, now, id, 'edit')
    await putIdentity(tx, actor.practiceId, id, identity)
    await recordAudit(tx, at, { action: 'client_identity.changed', by: actor, subject: { kind: 'case', id } })
    return identity
  })
}
