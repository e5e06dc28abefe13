import type { Case } from '../../../shared/api/cases.ts'
import { abilitiesOnCase } from '../../domain/cases/cases.ts'
import type { Actor } from '../../domain/services.ts'
import type { CaseOfMember } from '../../storage/repos/cases.ts'

export function presentCase(actor: Actor, row: CaseOfMember): Case {
  const { closedAt, createdAt, ...rest } = row
  return {
    ...rest,
    closed: closedAt !== null,
    createdAt: new Date(createdAt).toISOString(),
    abilities: abilitiesOnCase(actor, row),
  }
}
