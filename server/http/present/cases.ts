import type { Case } from '../../../shared/api/cases.ts'
import { abilitiesOnCase } from '../../domain/cases/cases.ts'
import type { CaseInFull } from '../../domain/cases/standing.ts'
import type { Actor } from '../../domain/services.ts'

export function presentCase(actor: Actor, { found, courses, leads, lastWrittenAt, standing }: CaseInFull): Case {
  const { closedAt, createdAt, ...rest } = found
  return {
    ...rest,
    closed: closedAt !== null,
    createdAt: new Date(createdAt).toISOString(),
    lastWrittenAt: lastWrittenAt === null ? null : new Date(lastWrittenAt).toISOString(),
    leads,
    courses,
    standing,
    abilities: abilitiesOnCase(actor, found),
  }
}
