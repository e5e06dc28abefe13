import { practiceAbilities } from '../../../shared/access/policy.ts'
import type { Me, Member } from '../../../shared/api/people.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { Actor, Services } from '../../domain/services.ts'
import { findPractice, type MemberRow } from '../../storage/repos/people.ts'

export async function presentMe(services: Services, actor: Actor): Promise<Me> {
  const practice = await findPractice(services.database.read, actor.practiceId)
  if (!practice) throw new DomainError('not_signed_in')
  const { memberId: id, name, email, color } = actor
  return { id, name, email, color, roles: [...actor.roles], practice, abilities: practiceAbilities(actor.roles) }
}

export const presentMember = ({ id, name, color, roles }: MemberRow): Member => ({ id, name, color, roles })
