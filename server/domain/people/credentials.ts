import { randomUUID } from 'node:crypto'
import type { CredentialFields } from '../../../shared/api/invitations.ts'
import type { AuditAction } from '../../../shared/audit/actions.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { CredentialId, type MemberId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import {
  deleteCredential,
  insertCredential,
  listCredentials,
  updateCredential,
} from '../../storage/repos/credentials.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { requireMember } from './members.ts'

const atMost = 20

/** Whether a credential's last day is over everywhere on Earth, where it says one. */
export const isExpired = (expiresOn: string | null, now: number): boolean =>
  expiresOn !== null && Date.parse(`${expiresOn}T23:59:59-12:00`) < now

/** A member, or an admin for them, writes down a licence. */
export async function addCredential(
  services: Services,
  actor: Actor,
  memberId: MemberId,
  given: CredentialFields,
): Promise<void> {
  const id = CredentialId.parse(randomUUID())
  await change(services, actor, memberId, 'credential.added', async (tx) => {
    if ((await listCredentials(tx, actor.practiceId, memberId)).length >= atMost) throw new DomainError('limit_reached')
    await insertCredential(tx, actor.practiceId, memberId, { id, ...given, at: services.clock() })
  })
}

/** Changes one credential of a member, by themselves or an admin; `not_found` where they have none of this id. */
export async function changeCredential(
  services: Services,
  actor: Actor,
  memberId: MemberId,
  id: CredentialId,
  given: CredentialFields,
): Promise<void> {
  await change(services, actor, memberId, 'credential.changed', async (tx) => {
    if (!(await updateCredential(tx, actor.practiceId, memberId, { id, ...given }))) throw new DomainError('not_found')
  })
}

/** Removes one, by the same people and with the same refusal. */
export async function removeCredential(
  services: Services,
  actor: Actor,
  memberId: MemberId,
  id: CredentialId,
): Promise<void> {
  await change(services, actor, memberId, 'credential.removed', async (tx) => {
    if (!(await deleteCredential(tx, actor.practiceId, memberId, id))) throw new DomainError('not_found')
  })
}

async function change(
  services: Services,
  actor: Actor,
  memberId: MemberId,
  action: AuditAction,
  act: (tx: Tx) => Promise<void>,
): Promise<void> {
  const at = services.clock()
  await writeInPractice(services, actor, async (tx, now) => {
    await requireMember(tx, now, memberId, 'edit')
    await act(tx)
    await recordAudit(tx, at, { action, by: actor, subject: { kind: 'member', id: memberId } })
  })
}
